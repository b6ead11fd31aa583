package dev.duly.core.template;

import java.util.regex.Pattern;

/// What staff and programs call a template by, such as `court-reminder`. One agency has one
/// template of a name: its departments share it, and each language has its own words.
///
/// @param value 1 to 64 letters, digits and `. _ -`, the first a letter or digit
public record TemplateName(String value) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public TemplateName {
        if (!NAME.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 64 letters, digits and . _ -, the first a letter or digit");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
