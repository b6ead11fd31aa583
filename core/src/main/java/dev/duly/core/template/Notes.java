package dev.duly.core.template;

import java.util.ArrayList;
import java.util.List;

/// What an author should know of a wording that is kept all the same.
final class Notes {
    private Notes() {}

    /// @param others the templates of the same name; one in the same language is left out
    static List<String> about(Wording wording, List<Template> others) {
        var notes = new ArrayList<String>();
        for (var other : others) {
            if (other.language().equals(wording.language())) {
                continue;
            }
            difference(wording.body(), other.latest().body())
                    .forEach(gap ->
                            notes.add(
                                    "The gap %s is missing in the language %s: who gives a value for it is refused there."
                                            .formatted(Gap.written(gap), other.language())));
            difference(other.latest().body(), wording.body())
                    .forEach(gap ->
                            notes.add(
                                    "The gap %s of the language %s is missing here: who gives a value for it is refused."
                                            .formatted(Gap.written(gap), other.language())));
        }
        return notes;
    }

    private static List<String> difference(TemplateBody one, TemplateBody other) {
        return one.gaps().stream().filter(gap -> !other.gaps().contains(gap)).toList();
    }
}
