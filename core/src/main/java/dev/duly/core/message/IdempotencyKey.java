package dev.duly.core.message;

import java.util.regex.Pattern;

/// A caller's own name for one send: the same key never makes a second text. Never expires.
///
/// @param application who calls: two applications may use one key for two texts
/// @param value 1 to 255 visible ASCII characters
public record IdempotencyKey(String application, String value) {
    private static final Pattern VALUE = Pattern.compile("[\\x21-\\x7e]{1,255}");

    public IdempotencyKey {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 255 visible ASCII characters without spaces");
        }
    }
}
