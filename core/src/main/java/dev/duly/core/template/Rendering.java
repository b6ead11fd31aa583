package dev.duly.core.template;

import dev.duly.core.text.MessageText;
import dev.duly.core.text.Transliteration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What became of a template and its values.
public sealed interface Rendering {
    /// The text, ready to be counted and sent.
    record Rendered(MessageText text) implements Rendering {}

    /// @param faults all that is wrong, the missing values first; at least one
    record Faulty(List<TemplateFault> faults) implements Rendering {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /// @param gaps of the body, with their lengths
    /// @param values plain text by gap; a blank one is as good as none
    static Rendering of(TemplateBody body, List<Gap> gaps, Map<String, String> values) {
        var faults = new ArrayList<TemplateFault>();
        var plain = new HashMap<String, String>();
        for (var gap : gaps) {
            var value = values.getOrDefault(gap.name(), "");
            if (value.isBlank()) {
                faults.add(new TemplateFault.MissingValue(gap.name()));
                continue;
            }
            plain.put(gap.name(), Transliteration.apply(value).strip());
            faults.addAll(faults(gap, plain.get(gap.name())));
        }
        if (!body.gaps().containsAll(values.keySet())) {
            values.keySet().stream()
                    .filter(name -> !body.gaps().contains(name))
                    .sorted()
                    .forEach(name -> faults.add(TemplateFault.UnknownGap.among(name, body.gaps())));
        }
        return faults.isEmpty() ? filled(body, plain) : new Faulty(faults);
    }

    private static List<TemplateFault> faults(Gap gap, String value) {
        var length = Gap.length(value);
        if (length > gap.longest()) {
            return List.of(new TemplateFault.ValueTooLong(gap.name(), length, gap.longest()));
        }
        if (value.indexOf('\n') >= 0) {
            return List.of(new TemplateFault.UnfitValue(gap.name(), "must be in one line"));
        }
        try {
            var _ = new MessageText(value);
            return List.of();
        } catch (IllegalArgumentException e) {
            return List.of(
                    new TemplateFault.UnfitValue(gap.name(), String.valueOf(e.getMessage())));
        }
    }

    private static Rendering filled(TemplateBody body, Map<String, String> values) {
        try {
            return new Rendered(MessageText.of(body.filled(values)));
        } catch (IllegalArgumentException e) {
            return new Faulty(
                    List.of(
                            new TemplateFault.BrokenBody(
                                    "with its values " + String.valueOf(e.getMessage()))));
        }
    }
}
