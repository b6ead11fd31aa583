package dev.duly.core.access;

import dev.duly.core.Sha256;

/// SHA-256 of a token. A token has 256 random bits, so a plain hash gives nothing away.
///
/// @param hex 64 hex digits, lower case
public record TokenHash(String hex) {
    public static TokenHash of(String token) {
        return new TokenHash(new Sha256().add(token).hex());
    }

    @Override
    public String toString() {
        return "***";
    }
}
