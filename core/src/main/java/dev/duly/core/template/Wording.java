package dev.duly.core.template;

import dev.duly.core.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an author says in one language, before it is a version.
///
/// @param stated the longest values that the author states, in characters by gap
record Wording(Language language, TemplateBody body, SortedMap<String, Integer> stated) {
    /// What is wrong with it, or the wording itself.
    sealed interface Reading {
        record Sound(Wording wording) implements Reading {}

        record Faulty(List<TemplateFault> faults) implements Reading {}
    }

    static Wording of(Template template) {
        return new Wording(
                template.language(), template.latest().body(), template.latest().stated());
    }

    static Reading read(Language language, String body, Map<String, Integer> stated) {
        try {
            var wording = new Wording(language, TemplateBody.of(body), new TreeMap<>(stated));
            var faults = wording.faults();
            return faults.isEmpty() ? new Reading.Sound(wording) : new Reading.Faulty(faults);
        } catch (IllegalArgumentException e) {
            return new Reading.Faulty(
                    List.of(new TemplateFault.BrokenBody(String.valueOf(e.getMessage()))));
        }
    }

    List<Gap> gaps() {
        return TemplateVersion.gaps(body, language, stated);
    }

    /// The text with the longest values that are likely.
    String longest() {
        return body.filled(samples());
    }

    private List<TemplateFault> faults() {
        var faults = new ArrayList<TemplateFault>();
        stated.forEach((gap, length) -> {
            if (!body.gaps().contains(gap)) {
                faults.add(TemplateFault.NoSuchGap.among(gap, body.gaps()));
            } else if (length < 1 || length > Gap.MOST_STATED) {
                faults.add(new TemplateFault.BadLength(gap));
            }
        });
        if (faults.isEmpty()
                && Rendering.of(body, gaps(), samples()) instanceof Rendering.Faulty(var found)) {
            faults.addAll(found);
        }
        return faults;
    }

    private Map<String, String> samples() {
        var samples = new TreeMap<String, String>();
        gaps().forEach(gap -> samples.put(gap.name(), gap.sample()));
        return samples;
    }
}
