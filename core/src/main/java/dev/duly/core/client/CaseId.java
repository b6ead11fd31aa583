package dev.duly.core.client;

import java.util.regex.Pattern;

/// A case's number or id, as the case system writes it.
///
/// @param value 3 to 64 printable characters without spaces at the ends
public record CaseId(String value) {
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} ]{3,64}");

    public CaseId {
        if (!ID.matcher(value).matches() || !value.strip().equals(value)) {
            throw new IllegalArgumentException(
                    "must be 3 to 64 printable characters, without spaces at the ends");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
