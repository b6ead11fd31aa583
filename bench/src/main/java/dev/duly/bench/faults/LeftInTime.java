package dev.duly.bench.faults;

import dev.duly.core.message.OutboundMessage;
import java.time.Duration;
import java.util.List;

/// Where servers are restarted and nothing else goes wrong, each text is handed to the provider
/// within a lease of being accepted: that is how long a claim lasts that its worker took along.
final class LeftInTime implements Check {
    /// For the claim after it, on a machine that starts servers meanwhile.
    private static final Duration ALLOWANCE = Duration.ofSeconds(1);

    private static final Duration MOST = FaultRun.LEASE.plus(ALLOWANCE);

    @Override
    public String promise() {
        return "no text leaves later than a lease";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        return evidence.outbound().stream()
                .filter(text -> waited(text).compareTo(MOST) > 0)
                .map(text ->
                        new Violation(
                                promise(),
                                text.id().value(),
                                "left %.1f s after it was accepted"
                                        .formatted(waited(text).toMillis() / 1e3),
                                Story.of(text, evidence)))
                .toList();
    }

    /// Nothing for one that was stopped or canceled before it could leave.
    private static Duration waited(OutboundMessage text) {
        return text.attempts().isEmpty()
                ? Duration.ZERO
                : Duration.between(text.createdAt(), text.attempts().getFirst().startedAt());
    }
}
