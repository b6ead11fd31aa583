package dev.duly.core.template;

import dev.duly.core.text.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which language a person is written to in: their own, else their department's. A region falls
/// back to its language: who reads `es-MX` reads `es`.
final class Fallback {
    private Fallback() {}

    /// @param variants of one template
    static Optional<Template> choose(
            List<Template> variants, Optional<Language> persons, Language departments) {
        return Stream.concat(persons.stream(), Stream.of(departments))
                .flatMap(language -> language.andWider().stream())
                .flatMap(language ->
                        variants.stream().filter(one -> one.language().equals(language)))
                .findFirst();
    }

    /// Why none was chosen.
    static String sentence(
            List<Template> variants, Optional<Language> persons, Language departments) {
        var wanted =
                persons.filter(language -> !language.equals(departments))
                        .map(language -> language + " or " + departments)
                        .orElse(departments.tag());
        return "The template %s is not written in %s, only in %s."
                .formatted(
                        variants.getFirst().name(),
                        wanted,
                        variants.stream()
                                .map(one -> one.language().tag())
                                .collect(Collectors.joining(", ")));
    }
}
