package dev.duly.core.template;

import dev.duly.core.record.Actor;
import dev.duly.core.text.Language;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One wording of a template in one language. It never changes: whoever asks later what was sent is
/// shown these words.
///
/// @param number 1 for the first, then one more each
/// @param stated the longest values that the author states, in characters by gap; the others have
///   usual lengths
/// @param by who wrote it
/// @param at to the millisecond
public record TemplateVersion(
        int number, TemplateBody body, SortedMap<String, Integer> stated, Actor by, Instant at) {
    public TemplateVersion {
        if (number < 1) {
            throw new IllegalArgumentException("versions count from 1");
        }
        stated = Collections.unmodifiableSortedMap(new TreeMap<>(stated));
        at = at.truncatedTo(ChronoUnit.MILLIS);
    }

    /// The gaps in the order of the text.
    ///
    /// @param language of the template
    public List<Gap> gaps(Language language) {
        return gaps(body, language, stated);
    }

    static List<Gap> gaps(TemplateBody body, Language language, Map<String, Integer> stated) {
        return body.gaps().stream().map(name -> Gap.of(name, language, stated)).toList();
    }

    /// Whether somebody who says this says nothing new.
    boolean says(TemplateBody otherBody, Map<String, Integer> otherStated) {
        return body.equals(otherBody) && stated.equals(otherStated);
    }
}
