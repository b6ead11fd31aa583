package dev.duly.sqlite;

import java.sql.SQLException;

/// What is to be done on a connection. Run on a thread of [Writer] or [Readers], never on the
/// caller's: a native call would hold a virtual thread's carrier. It may be run again, so it
/// changes nothing but what the session's transaction takes back.
@FunctionalInterface
interface Work<T> {
    T on(Session session) throws SQLException;
}
