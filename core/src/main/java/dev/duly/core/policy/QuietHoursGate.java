package dev.duly.core.policy;

import dev.duly.core.hours.Opening;
import dev.duly.core.hours.Openings;
import dev.duly.core.hours.SendingHours;
import dev.duly.core.message.Draft;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/// A text arrives while the clock of every place where the client may be is inside all hours that
/// apply.
public final class QuietHoursGate implements Gate {
    /// With less left, the provider might take the text and drop it, or deliver it after the hours.
    /// Source: Twilio's `ValidityPeriod` is advised to be a minute at least.
    private static final Duration SHORTEST_REST = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "quiet_hours";
    }

    @Override
    public String rule(Facts facts) {
        var rules = facts.hours().rules();
        return rules.isEmpty()
                ? facts.department().rule() + ": no quiet hours"
                : rules.stream().map(SendingHours::rule).collect(Collectors.joining("; "));
    }

    @Override
    public Verdict judge(Draft draft, Facts facts, Instant now) {
        return Exemption.ofAnswer(draft).orElseGet(() -> byTheClock(draft, facts, now));
    }

    /// When the hours that are open at `now` are over for this text; empty when they do not bind
    /// it, or do not end.
    public static Optional<Instant> closes(Draft draft, Facts facts, Instant now) {
        var isExempt = Exemption.ofAnswer(draft).or(() -> Exemption.ofOverride(draft)).isPresent();
        return !isExempt && opening(facts, now) instanceof Opening.Open(var until)
                ? until
                : Optional.empty();
    }

    private static Opening opening(Facts facts, Instant now) {
        var hours = facts.hours();
        return Openings.at(now, hours.where().zones(), hours.rules());
    }

    private static Verdict byTheClock(Draft draft, Facts facts, Instant now) {
        return switch (opening(facts, now)) {
            case Opening.Open(var until)
                    when until.filter(end -> isTooClose(now, end)).isPresent() ->
                    atTheVeryEnd(draft, facts, until.get());
            case Opening.Open _ -> new Verdict.Allow();
            case Opening.Closed closed -> outside(draft, facts, closed);
            case Opening.Never never -> never(draft, facts, never);
        };
    }

    private static boolean isTooClose(Instant now, Instant end) {
        return Duration.between(now, end).compareTo(SHORTEST_REST) < 0;
    }

    private static Verdict atTheVeryEnd(Draft draft, Facts facts, Instant end) {
        return switch (opening(facts, end)) {
            case Opening.Open _ -> new Verdict.Allow();
            case Opening.Closed closed -> outside(draft, facts, closed);
            case Opening.Never never -> never(draft, facts, never);
        };
    }

    private static Verdict outside(Draft draft, Facts facts, Opening.Closed closed) {
        return Exemption.ofOverride(draft).orElseGet(() -> missed(draft, facts, closed));
    }

    private static Verdict missed(Draft draft, Facts facts, Opening.Closed closed) {
        var why = closed.sentence() + " " + facts.hours().where().words();
        if (draft.terms().expiresAt().stream().anyMatch(end -> !end.isAfter(closed.opens()))) {
            return new Verdict.Expire(
                    Reason.of(
                            "too_late",
                            why + " By then the text is worth nothing.",
                            "Reach the client by other means."));
        }
        if (facts.department().policy().expireOutsideHours().contains(draft.purpose())) {
            return new Verdict.Expire(
                    Reason.of(
                            "missed_hours",
                            "%s %s does not send texts of the purpose %s later."
                                    .formatted(
                                            why, facts.department().name(), draft.purpose().word()),
                            "Reach the client by other means, or send another text when it is time."));
        }
        return new Verdict.Hold(
                closed.opens(),
                Reason.of(
                        "quiet_hours",
                        why,
                        "Nothing: it goes by itself. If it cannot wait, call, or have somebody override it who may."));
    }

    private static Verdict never(Draft draft, Facts facts, Opening.Never never) {
        return Exemption.ofOverride(draft)
                .orElseGet(() ->
                        new Verdict.Refuse(
                                Reason.of(
                                        "no_hours",
                                        never.sentence() + " " + facts.hours().where().words(),
                                        "Find out where the client lives, and put the time zone into the contact.")));
    }
}
