package dev.duly.core.content;

import dev.duly.core.content.ContentFinding.Effect;
import dev.duly.core.purpose.Purpose;
import java.util.List;
import java.util.stream.Stream;

/// The rules about content that hold for one department: the standard ones, changed as it wants.
///
/// @param version of the data, kept with every decision that is made by it
public record ContentRules(String version, List<ContentRule> rules) {
    private static final ContentRules STANDARD = ContentRuleTable.standard();

    public ContentRules {
        rules = List.copyOf(rules);
    }

    /// Those that Duly brings, as data with their sources.
    public static ContentRules standard() {
        return STANDARD;
    }

    /// All that the rules find in `text`, what blocks it first.
    public List<ContentFinding> check(String text, Purpose purpose) {
        return Stream.of(Effect.BLOCK, Effect.WARN)
                .flatMap(effect -> rules.stream().filter(rule -> rule.effect() == effect))
                .flatMap(rule -> rule.judge(text, purpose).stream())
                .toList();
    }

    /// With `rule`, in place of the one with its id.
    public ContentRules with(ContentRule rule) {
        return new ContentRules(
                version,
                Stream.concat(without(rule.id()).rules.stream(), Stream.of(rule)).toList());
    }

    /// Without the rule of this id.
    public ContentRules without(String id) {
        return new ContentRules(
                version, rules.stream().filter(rule -> !rule.id().equals(id)).toList());
    }

    /// With another effect of the rule of this id.
    public ContentRules with(String id, Effect effect) {
        return new ContentRules(
                version,
                rules.stream().map(rule -> rule.id().equals(id) ? rule.to(effect) : rule).toList());
    }
}
