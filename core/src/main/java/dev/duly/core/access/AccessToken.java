package dev.duly.core.access;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.regex.Pattern;

/// A token of ours as it is kept: its hash, never itself.
///
/// @param name unique; what the audit calls its holder
/// @param createdAt to the millisecond
public record AccessToken(String name, TokenHash hash, Set<Scope> scopes, Instant createdAt) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._@+-]{1,100}");

    public AccessToken {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a token's name is 1 to 100 letters, digits and . _ @ + -");
        }
        scopes = Set.copyOf(scopes);
        createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    }
}
