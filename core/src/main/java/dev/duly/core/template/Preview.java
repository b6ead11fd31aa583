package dev.duly.core.template;

import dev.duly.core.content.ContentFinding;
import dev.duly.core.content.ContentRules;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.text.Language;
import java.util.List;

/// What an author is shown of a wording: how it reads, what it costs, and what rules say.
///
/// @param appraisal of the text with the values that were given, or with the longest likely ones
/// @param gaps in the order of the text
/// @param findings of the content rules
public record Preview(
        Language language, Appraisal appraisal, List<Gap> gaps, List<ContentFinding> findings) {
    public Preview {
        gaps = List.copyOf(gaps);
        findings = List.copyOf(findings);
    }

    /// The latest version of `template` with its longest likely values.
    ///
    /// @param limit segments that the department allows, mostly [Appraisal#USUAL_LIMIT]
    public static Preview of(Template template, ContentRules rules, Purpose purpose, int limit) {
        return of(Wording.of(template), rules, purpose, limit);
    }

    static Preview of(Wording wording, ContentRules rules, Purpose purpose, int limit) {
        var takesValues = !wording.body().gaps().isEmpty();
        return of(wording, wording.longest(), takesValues, rules, purpose, limit);
    }

    static Preview of(
            Wording wording,
            String text,
            boolean takesValues,
            ContentRules rules,
            Purpose purpose,
            int limit) {
        return new Preview(
                wording.language(),
                Appraisal.of(text, limit, takesValues),
                wording.gaps(),
                rules.check(text, purpose));
    }
}
