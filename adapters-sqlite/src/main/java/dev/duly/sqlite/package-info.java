/// All lasting ports in one SQLite file. Start at {@link dev.duly.sqlite.SqliteStorage}.
///
/// Knows core and no other adapter.
@NullMarked
package dev.duly.sqlite;

import org.jspecify.annotations.NullMarked;
