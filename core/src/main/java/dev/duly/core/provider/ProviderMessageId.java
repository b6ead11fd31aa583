package dev.duly.core.provider;

import java.util.regex.Pattern;

/// The id that the provider gave a text, such as Twilio's `SM` and 32 hex digits.
public record ProviderMessageId(String value) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    public ProviderMessageId {
        if (!ID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a provider's message id is 1 to 64 letters, digits, - or _");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
