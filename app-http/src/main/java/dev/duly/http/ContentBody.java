package dev.duly.http;

import dev.duly.core.content.ContentFinding.Effect;
import dev.duly.core.content.ContentRule;
import dev.duly.core.content.ContentRules;
import dev.duly.core.department.ContentChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Reads what a department makes of the rules about content.
final class ContentBody {
    private static final String EFFECTS = "effects";
    private static final String RULES = "rules";

    static final JsonBody.Members MEMBERS =
            new JsonBody.Members(
                    Map.of(
                            EFFECTS,
                            JsonBody.Type.TEXTS,
                            "off",
                            JsonBody.Type.STRINGS,
                            RULES,
                            JsonBody.Type.OBJECTS),
                    Map.of(
                            RULES,
                            JsonBody.Members.of(
                                    Map.of(
                                            "id", JsonBody.Type.STRING,
                                            "effect", JsonBody.Type.STRING,
                                            "kind", JsonBody.Type.STRING,
                                            "purposes", JsonBody.Type.STRINGS,
                                            "sentence", JsonBody.Type.STRING,
                                            "source", JsonBody.Type.STRING,
                                            "entries", JsonBody.Type.STRINGS))));

    private static final String OWN_SOURCE = "the department's own rule";

    /// Without one, an entry would be found in every text.
    private static final Pattern LETTER_OR_DIGIT = Pattern.compile("[\\p{L}\\p{N}]");

    private final JsonBody body;
    private final ContentChoice before;

    private ContentBody(JsonBody body, ContentChoice before) {
        this.body = body;
        this.before = before;
    }

    /// @param before what holds for each member that is left out
    static ContentChoice read(JsonBody body, ContentChoice before) {
        return new ContentBody(body, before).content();
    }

    private ContentChoice content() {
        var effects = body.texts(EFFECTS).map(this::effects).orElse(before.effects());
        var off =
                body.list("off", ContentBody::standard)
                        .<Set<String>>map(Set::copyOf)
                        .orElse(before.off());
        off.stream()
                .filter(effects::containsKey)
                .sorted()
                .forEach(id -> body.wrong("off", "contradicts effects: both have the rule " + id));
        var own = body.objects(RULES).map(this::rules).orElse(before.own());
        return new ContentChoice(effects, off, own);
    }

    private Map<String, Effect> effects(Map<String, String> written) {
        var effects = new HashMap<String, Effect>();
        written.forEach((id, word) -> {
            try {
                effects.put(standard(id), effect(word));
            } catch (IllegalArgumentException e) {
                body.wrong(EFFECTS + "." + id, String.valueOf(e.getMessage()));
            }
        });
        return effects;
    }

    private List<ContentRule> rules(List<JsonBody> written) {
        var rules = new ArrayList<ContentRule>();
        var ids = new HashSet<String>();
        for (var one : written) {
            rule(one)
                    .ifPresent(rule -> {
                        if (!ids.add(rule.id())) {
                            one.wrong("id", "stands there twice");
                        }
                        rules.add(rule);
                    });
        }
        return rules;
    }

    private static Optional<ContentRule> rule(JsonBody body) {
        var id = body.required("id", written -> written);
        var effect = body.required("effect", ContentBody::effect);
        var kind = body.required("kind", ContentBody::kind);
        var purposes = body.list("purposes", SendBody::purpose).map(Set::copyOf);
        var sentence = body.required("sentence", ContentBody::sentence);
        var source = body.optional("source", ContentBody::sentence);
        var entries = entries(body);
        if (id.isEmpty()
                || effect.isEmpty()
                || kind.isEmpty()
                || sentence.isEmpty()
                || entries.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ContentRule(
                            id.get(),
                            effect.get(),
                            kind.get(),
                            purposes.orElse(Set.of()),
                            sentence.get(),
                            source.orElse(OWN_SOURCE),
                            entries));
        } catch (IllegalArgumentException e) {
            body.wrong("id", "is wrong: " + e.getMessage());
            return Optional.empty();
        }
    }

    /// Empty when they are not there or none is sound, which is noted.
    private static List<String> entries(JsonBody body) {
        if (!body.has("entries")) {
            body.wrong("entries", "is missing");
            return List.of();
        }
        var entries = body.list("entries", ContentBody::entry).orElse(List.of());
        if (entries.isEmpty()) {
            body.wrong("entries", "must have at least one word or host");
        }
        return entries;
    }

    private static String standard(String id) {
        var known = ContentRules.standard().rules().stream().map(ContentRule::id).toList();
        if (!known.contains(id)) {
            throw new IllegalArgumentException(
                    "must name one of the standard rules: " + String.join(", ", known));
        }
        return id;
    }

    private static String entry(String written) {
        if (!LETTER_OR_DIGIT.matcher(written).find()) {
            throw new IllegalArgumentException("must have a letter or digit in each entry");
        }
        return written.toLowerCase(Locale.ROOT);
    }

    private static String sentence(String written) {
        if (written.isBlank()) {
            throw new IllegalArgumentException("must not be blank");
        }
        return written;
    }

    private static Effect effect(String word) {
        return one(Effect.values(), Effect::word, word);
    }

    private static ContentRule.Kind kind(String word) {
        return one(ContentRule.Kind.values(), ContentRule.Kind::word, word);
    }

    private static <T> T one(T[] all, Function<T, String> spelling, String word) {
        return Arrays.stream(all)
                .filter(value -> spelling.apply(value).equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                Arrays.stream(all)
                                        .map(spelling)
                                        .collect(Collectors.joining(" or ", "must be ", ""))));
    }
}
