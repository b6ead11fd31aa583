package dev.duly.sandbox;

import java.time.Instant;

/// A post that the sandbox owes to somebody's webhook.
///
/// @param id 0 before it is kept
/// @param status of which it tells; `RECEIVED` for a handset's text
/// @param token the same on every repeat, so that a receiver can tell a repeat from a new event
record Owed(long id, Text text, Status status, Instant due, String token) {
    boolean inbound() {
        return status == Status.RECEIVED;
    }
}
