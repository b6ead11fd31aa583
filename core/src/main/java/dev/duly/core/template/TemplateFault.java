package dev.duly.core.template;

import java.util.Collection;
import java.util.stream.Collectors;

/// Why a template cannot be kept, or no text can be made of it. Each names what is wrong.
public sealed interface TemplateFault {
    /// The member of a request that it is about: `body`, `gaps.date`, `values.date`.
    String field();

    /// In words that fit after the field's name.
    String rule();

    /// For people.
    default String sentence() {
        return field() + " " + rule() + ".";
    }

    /// The body itself breaks a rule.
    record BrokenBody(String rule) implements TemplateFault {
        @Override
        public String field() {
            return "body";
        }
    }

    /// A length is stated for a gap that the body does not have.
    record NoSuchGap(String gap, String rule) implements TemplateFault {
        static NoSuchGap among(String gap, Collection<String> gaps) {
            return new NoSuchGap(gap, "is not a gap of this template, " + list(gaps));
        }

        @Override
        public String field() {
            return "gaps." + TemplateBody.shortened(gap);
        }
    }

    /// A stated length is out of bounds.
    record BadLength(String gap) implements TemplateFault {
        @Override
        public String field() {
            return "gaps." + TemplateBody.shortened(gap);
        }

        @Override
        public String rule() {
            return "must be a length from 1 to " + Gap.MOST_STATED;
        }
    }

    /// A gap has no value, or a blank one.
    record MissingValue(String gap) implements TemplateFault {
        @Override
        public String field() {
            return "values." + gap;
        }

        @Override
        public String rule() {
            return "is missing: the template has the gap " + Gap.written(gap);
        }
    }

    /// There is a value for a gap that the template does not have.
    record UnknownGap(String gap, String rule) implements TemplateFault {
        static UnknownGap among(String gap, Collection<String> gaps) {
            return new UnknownGap(gap, "is not a gap of this template, " + list(gaps));
        }

        @Override
        public String field() {
            return "values." + TemplateBody.shortened(gap);
        }
    }

    /// @param longest characters that this gap takes
    record ValueTooLong(String gap, int length, int longest) implements TemplateFault {
        @Override
        public String field() {
            return "values." + gap;
        }

        @Override
        public String rule() {
            return "must have at most %,d characters, and has %,d".formatted(longest, length);
        }
    }

    /// A value that no text can carry in one line.
    record UnfitValue(String gap, String rule) implements TemplateFault {
        @Override
        public String field() {
            return "values." + gap;
        }
    }

    private static String list(Collection<String> gaps) {
        return gaps.isEmpty()
                ? "which has none"
                : gaps.stream()
                        .map(Gap::written)
                        .collect(Collectors.joining(", ", "whose gaps are ", ""));
    }
}
