package dev.duly.bench.faults;

import dev.duly.core.message.Attempt;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.StateChange;
import dev.duly.core.phone.PhoneNumber;
import java.util.ArrayList;
import java.util.List;

/// What happened to a text, so that a person can follow it.
final class Story {
    private Story() {}

    /// Our record of it, and all that the sandbox has for its number.
    static List<String> of(OutboundMessage text, Evidence evidence) {
        var lines = new ArrayList<String>();
        lines.add(
                "%s to %s: \"%s\", key %s, revision %d, drained %d of %d"
                        .formatted(
                                text.id(),
                                text.draft().to(),
                                text.draft().text().value(),
                                text.draft().key().map(key -> key.value()).orElse("none"),
                                text.revision().value(),
                                text.drained(),
                                text.timeline().size()));
        text.timeline().forEach(step -> lines.add("  " + step(step)));
        text.attempts().forEach(attempt -> lines.add("  " + attempt(attempt)));
        lines.addAll(atSandbox(text.draft().to(), evidence));
        return lines;
    }

    static List<String> atSandbox(PhoneNumber number, Evidence evidence) {
        return evidence.sandbox().stream()
                .filter(text ->
                        text.to().equals(number.e164()) || text.from().equals(number.e164()))
                .map(text -> "  " + atSandbox(text))
                .toList();
    }

    private static String step(StateChange step) {
        return "%s %s%s%s"
                .formatted(
                        step.at(),
                        step.state().word(),
                        step.attempt() > 0 ? " attempt " + step.attempt() : "",
                        step.reason().map(Reason::code).map(code -> " (" + code + ")").orElse(""));
    }

    private static String attempt(Attempt attempt) {
        return "attempt %d: %s from %s to %s, %s, %d empty listings"
                .formatted(
                        attempt.number(),
                        attempt.outcome(),
                        attempt.startedAt(),
                        attempt.deadline(),
                        attempt.providerId().map(id -> id.value()).orElse("no provider's id"),
                        attempt.emptyListings());
    }

    private static String atSandbox(SandboxText text) {
        return "sandbox: %s %s %s%s \"%s\"%s"
                .formatted(
                        text.arrivedAt(),
                        text.sid(),
                        text.isInbound() ? "from the handset" : text.status(),
                        text.isAuto() ? " (its own answer)" : "",
                        text.body(),
                        text.answeredAt().map(at -> ", answered by us " + at).orElse(""));
    }
}
