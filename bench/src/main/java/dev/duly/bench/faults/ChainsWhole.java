package dev.duly.bench.faults;

import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.Trail;
import dev.duly.core.record.AuditEntry;
import dev.duly.core.record.ChainHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Every audit chain is whole, and has exactly one entry for each step of each timeline.
final class ChainsWhole implements Check {
    private static final String OF_A_STEP = "[0-9a-f]{24}:\\d+";

    @Override
    public String promise() {
        return "every audit chain is whole";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        var found = new ArrayList<Violation>();
        evidence.chains().forEach((stream, entries) -> links(stream, entries, found));
        steps(evidence, found);
        return found;
    }

    private void links(String stream, List<AuditEntry> entries, List<Violation> found) {
        var head = ChainHead.empty(stream);
        for (var entry : entries) {
            if (!entry.follows(head)) {
                var sentence =
                        "entry %d does not follow the one before".formatted(entry.sequence());
                found.add(new Violation(promise(), stream, sentence, List.of()));
                return;
            }
            head = entry.head();
        }
    }

    private void steps(Evidence evidence, List<Violation> found) {
        var entries = new HashMap<String, AuditEntry>();
        for (var entry : evidence.chains().values().stream().flatMap(List::stream).toList()) {
            var earlier = entries.put(entry.event().entryId(), entry);
            if (earlier != null) {
                found.add(
                        new Violation(
                                promise(),
                                entry.event().entryId(),
                                "was audited twice",
                                List.of()));
            }
        }
        Stream.<LiveMessage>concat(evidence.outbound().stream(), evidence.inbound().stream())
                .forEach(message -> audited(message, entries, found));
        entries.keySet().stream()
                .filter(id -> id.matches(OF_A_STEP))
                .forEach(id ->
                        found.add(
                                new Violation(
                                        promise(),
                                        id,
                                        "was audited, and no timeline has the step",
                                        List.of())));
    }

    /// Takes the entries of `message` out of `entries`.
    private void audited(
            LiveMessage message, Map<String, AuditEntry> entries, List<Violation> found) {
        for (var i = 0; i < message.timeline().size(); i++) {
            var expected = Trail.entry(message, i);
            var entry = entries.remove(expected.entryId());
            var isThere =
                    entry != null
                            && entry.event().stream().equals(expected.stream())
                            && entry.event().action().equals(expected.action())
                            && entry.event().at().equals(expected.at());
            if (!isThere) {
                var sentence =
                        "step %d (%s) has no audit entry of its own"
                                .formatted(i, message.timeline().get(i).state().word());
                found.add(new Violation(promise(), message.id().value(), sentence, List.of()));
            }
        }
    }
}
