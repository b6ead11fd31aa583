package dev.duly.core.template;

import dev.duly.core.text.MessageText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The words of a template with its gaps: `{{date}}`, or `${date}` in those brought over. There is
/// nothing else: no condition, no loop, no escape. A single brace or dollar sign is a plain
/// character; two opening braces that begin no gap are a mistake.
///
/// Prints its length only, as every body does. Equal to another with the same words.
public final class TemplateBody {
    private static final Pattern GAP =
            Pattern.compile("\\{\\{(?<braces>[^{}]*)}}|\\$\\{(?<dollar>[^{}]*)}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,39}");
    private static final Pattern LOOSE = Pattern.compile("\\{\\{|}}|\\$\\{");
    private static final int LONGEST_SHOWN = 40;

    /// What a body is made of, in its order.
    sealed interface Part {
        record Words(String text) implements Part {}

        record Gap(String name) implements Part {}
    }

    private final String written;
    private final List<Part> parts;
    private final Set<String> gaps;

    /// @param written as it is kept, already transliterated
    /// @throws IllegalArgumentException with the broken rule
    public TemplateBody(String written) {
        var _ = new MessageText(written);
        this.written = written;
        this.parts = List.copyOf(parts(written));
        this.gaps = Collections.unmodifiableSet(gaps(parts));
    }

    /// What a person wrote, with look-alikes brought to plain characters ([Transliteration]).
    ///
    /// @throws IllegalArgumentException with the broken rule
    public static TemplateBody of(String written) {
        return new TemplateBody(MessageText.of(written).value());
    }

    /// As it is kept, already transliterated.
    public String written() {
        return written;
    }

    /// The names of the gaps, each once, in the order in which they come.
    public Set<String> gaps() {
        return gaps;
    }

    /// The text with its value in the place of each gap, and nothing where there is none. What
    /// stands in a value is never read as a gap.
    String filled(Map<String, String> values) {
        var text = new StringBuilder(written.length());
        for (var part : parts) {
            switch (part) {
                case Part.Words(var words) -> text.append(words);
                case Part.Gap(var name) -> text.append(values.getOrDefault(name, ""));
            }
        }
        return text.toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TemplateBody body && written.equals(body.written);
    }

    @Override
    public int hashCode() {
        return written.hashCode();
    }

    @Override
    public String toString() {
        return "template of " + written.length() + " characters";
    }

    private static Set<String> gaps(List<Part> parts) {
        var names = new LinkedHashSet<String>();
        for (var part : parts) {
            if (part instanceof Part.Gap(var name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static List<Part> parts(String written) {
        var parts = new ArrayList<Part>();
        var gaps = GAP.matcher(written);
        var end = 0;
        while (gaps.find()) {
            parts.add(words(written.substring(end, gaps.start())));
            var braces = gaps.group("braces");
            parts.add(gap(braces == null ? gaps.group("dollar") : braces));
            end = gaps.end();
        }
        parts.add(words(written.substring(end)));
        return parts;
    }

    private static Part words(String text) {
        var loose = LOOSE.matcher(text);
        if (loose.find()) {
            throw new IllegalArgumentException(
                    "has %s that belongs to no gap: write a gap as {{name}}"
                            .formatted(loose.group()));
        }
        return new Part.Words(text);
    }

    private static Part gap(String between) {
        var name = between.strip();
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "has the gap {{%s}}: a gap's name is a letter, then at most 39 letters, digits and _; there is no logic"
                            .formatted(shortened(name)));
        }
        return new Part.Gap(name);
    }

    /// Somebody else's name for a gap, cut to what a sentence holds.
    static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_SHOWN
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_SHOWN - 1)) + "…";
    }
}
