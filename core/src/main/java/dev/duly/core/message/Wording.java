package dev.duly.core.message;

import dev.duly.core.Sha256;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Where the words of a text come from.
///
/// @param template the version of the template that was filled in; empty for somebody's own words
/// @param asked 64 hex digits over what the caller asked for, so that asking again with the same
///   key is known for the same, whatever has become of the template since
public record Wording(Optional<TemplateUse> template, String asked) {
    /// A template as it was when the text was written.
    ///
    /// @param language BCP 47, of the variant that was taken
    /// @param version from 1; a version never changes
    public record TemplateUse(String name, String language, int version) {}

    /// Words that the caller wrote.
    public static Wording own(String body) {
        return new Wording(Optional.empty(), new Sha256().add("body\n").add(body).hex());
    }

    /// What somebody asks for who wants a template filled in.
    ///
    /// @param language as the caller asked for it; empty when it was left to the rules
    public static String asked(
            String template, Optional<String> language, Map<String, String> values) {
        var asked = new Sha256().add("template\n").add(template).add('\n');
        language.ifPresent(asked::add);
        new TreeMap<>(values)
                .forEach((gap, value) -> asked.add('\n').add(gap).add('\0').add(value));
        return asked.hex();
    }
}
