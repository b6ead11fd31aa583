package dev.duly.core.department;

import dev.duly.core.content.ContentFinding.Effect;
import dev.duly.core.content.ContentRule;
import dev.duly.core.content.ContentRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a department makes of the standard rules about content.
///
/// @param effects of standard rules that are to do something else here, by the rule's id
/// @param off ids of standard rules that do not hold here
/// @param own further rules
public record ContentChoice(Map<String, Effect> effects, Set<String> off, List<ContentRule> own) {
    /// The standard rules as they are.
    public static final ContentChoice STANDARD = new ContentChoice(Map.of(), Set.of(), List.of());

    public ContentChoice {
        effects = Map.copyOf(effects);
        off = Set.copyOf(off);
        own = List.copyOf(own);
    }

    /// All that hold here.
    public ContentRules rules() {
        var rules = ContentRules.standard();
        for (var id : new TreeSet<>(off)) {
            rules = rules.without(id);
        }
        for (var changed : new TreeMap<>(effects).entrySet()) {
            rules = rules.with(changed.getKey(), changed.getValue());
        }
        for (var rule : own) {
            rules = rules.with(rule);
        }
        return rules;
    }
}
