package dev.duly.bench.faults;

import static java.util.stream.Collectors.groupingBy;

import dev.duly.core.message.Attempt;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Texts to one number reach the provider in the order in which they were accepted, unless the
/// first was held by a rule. Looked at where the order of acceptance is known: in runs of one
/// client, which asks for the next when it has the answer to the one before.
final class OrderKept implements Check {
    private record Arrival(OutboundMessage text, Instant at) {}

    @Override
    public String promise() {
        return "texts to one person keep their order";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        var ours = new HashMap<String, OutboundMessage>();
        evidence.outbound().forEach(text -> ours.put(text.id().value(), text));
        var arrivals = new HashMap<String, Instant>();
        evidence.sandbox().forEach(text -> arrivals.put(text.sid(), text.arrivedAt()));
        var runs =
                evidence.accepted().stream()
                        .filter(accepted -> accepted.text().kind() == PlannedText.Kind.RUN)
                        .collect(groupingBy(accepted -> accepted.text().group()));
        var found = new ArrayList<Violation>();
        for (var run : runs.values()) {
            var went =
                    run.stream()
                            .sorted(Comparator.comparingInt(accepted -> accepted.text().index()))
                            .flatMap(accepted ->
                                    Optional.ofNullable(ours.get(accepted.id().value())).stream())
                            .filter(text -> !isHeld(text))
                            .flatMap(text -> arrival(text, arrivals).stream())
                            .toList();
            overtaken(went, evidence, found);
        }
        return found;
    }

    private void overtaken(List<Arrival> went, Evidence evidence, List<Violation> found) {
        for (var i = 1; i < went.size(); i++) {
            var first = went.get(i - 1);
            var second = went.get(i);
            if (second.at().isBefore(first.at())) {
                var story = new ArrayList<>(Story.of(first.text(), evidence));
                story.addAll(Story.of(second.text(), evidence));
                found.add(
                        new Violation(
                                promise(),
                                second.text().id().value(),
                                "overtook %s, which was accepted before it"
                                        .formatted(first.text().id()),
                                story));
            }
        }
    }

    private static boolean isHeld(OutboundMessage text) {
        return text.decision().verdict() instanceof Verdict.Hold;
    }

    private static Optional<Arrival> arrival(OutboundMessage text, Map<String, Instant> arrivals) {
        return text.attempts().stream()
                .map(Attempt::providerId)
                .flatMap(Optional::stream)
                .flatMap(id -> Optional.ofNullable(arrivals.get(id.value())).stream())
                .min(Comparator.naturalOrder())
                .map(at -> new Arrival(text, at));
    }
}
