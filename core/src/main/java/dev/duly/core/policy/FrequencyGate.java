package dev.duly.core.policy;

import dev.duly.core.message.Draft;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Nobody gets more texts within 24 hours than the department allows, whoever sends them.
public final class FrequencyGate implements Gate {
    /// Within this time most texts that are on their way are known to have gone, or not, and so
    /// long the budget counts each of them. What is held for longer behind one that does not go
    /// after all is looked at again when that is known.
    private static final Duration SOON_KNOWN = SendBudget.PATIENCE;

    private static final String UNTIL_KNOWN =
            "Nothing: an earlier text is still on its way. This one is looked at again once it is known whether that one goes, or after %d minutes. Call the client if it cannot wait."
                    .formatted(SOON_KNOWN.toMinutes());
    private static final String UNTIL_A_DAY_OLD =
            "Nothing: it goes when the first of them is a day old. Call the client if it cannot wait.";

    @Override
    public String name() {
        return "frequency_cap";
    }

    @Override
    public String rule(Facts facts) {
        return facts.department().rule();
    }

    @Override
    public Verdict judge(Draft draft, Facts facts, Instant now) {
        return Exemption.ofAnswer(draft)
                .or(() -> Exemption.ofReply(draft))
                .orElseGet(() -> counted(draft, facts, now));
    }

    /// What the budget is asked to keep to in the step that grants a text: two nodes that judge two
    /// texts to one person at once see neither.
    public static Optional<Allowance> allowance(Draft draft, Facts facts) {
        var isExempt =
                Exemption.ofAnswer(draft)
                        .or(() -> Exemption.ofReply(draft))
                        .or(() -> Exemption.ofOverride(draft))
                        .isPresent();
        return facts.department()
                .policy()
                .mostPerDay()
                .filter(_ -> !isExempt)
                .map(most -> new Allowance(most, facts.recent().counted()));
    }

    private static List<Instant> within(List<Instant> times, Instant now) {
        return times.stream().filter(time -> time.plus(Recent.DAY).isAfter(now)).toList();
    }

    /// A text that is on its way counts, and may yet turn out not to go. When the cap is full only
    /// with such, it is too early to wait for a day.
    private static Optional<Instant> soonKnown(Facts facts, int most, Instant now) {
        var recent = facts.recent();
        var settled = within(recent.texts(), now).size() - within(recent.unsettled(), now).size();
        return recent.unsettled().stream()
                .map(time -> time.plus(SOON_KNOWN))
                .filter(time -> settled < most && time.isAfter(now))
                .min(Instant::compareTo);
    }

    private static Verdict counted(Draft draft, Facts facts, Instant now) {
        var cap = facts.department().policy().mostPerDay();
        if (cap.isEmpty()) {
            return new Verdict.Allow();
        }
        var most = cap.get();
        var within = within(facts.recent().texts(), now);
        if (within.size() < most) {
            return new Verdict.Allow();
        }
        var room = within.get(most - 1).plus(Recent.DAY);
        var soon = soonKnown(facts, most, now).filter(room::isAfter);
        var sentence =
                "The client has had %d texts within 24 hours, with those that are on their way, and %s sends %d at most."
                        .formatted(within.size(), facts.department().name(), most);
        return Exemption.ofOverride(draft)
                .orElseGet(() ->
                        new Verdict.Hold(
                                soon.orElse(room),
                                Reason.of(
                                        "frequency_cap",
                                        sentence,
                                        soon.isPresent() ? UNTIL_KNOWN : UNTIL_A_DAY_OLD)));
    }
}
