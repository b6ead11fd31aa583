package dev.duly.core.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/// A token of ours as it is kept: its hash, never itself.
///
/// @param name unique; what the audit calls its holder
/// @param createdAt to the millisecond
public record AccessToken(String name, TokenHash hash, Set<Scope> scopes, Instant createdAt) {
    public AccessToken {
        scopes = Set.copyOf(scopes);
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
