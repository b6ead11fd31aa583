package dev.duly.bench.faults;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Every text of a handset became exactly one message, those included whose webhook never came.
final class HandsetsHeard implements Check {
    @Override
    public String promise() {
        return "every text of a handset came in once";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        var found = new ArrayList<Violation>();
        var ours =
                evidence.inbound().stream()
                        .collect(groupingBy(message -> message.providerId().value()));
        for (var text : evidence.sandbox()) {
            if (!text.isInbound()) {
                continue;
            }
            var came = Optional.ofNullable(ours.remove(text.sid())).orElse(List.of());
            if (came.size() != 1) {
                found.add(broken(text.sid(), "came in %d times".formatted(came.size()), text));
            } else if (!came.getFirst().body().equals(text.body())) {
                found.add(broken(text.sid(), "came in with other words", text));
            }
        }
        ours.keySet()
                .forEach(sid ->
                        found.add(
                                new Violation(
                                        promise(),
                                        sid,
                                        "came in, and no handset sent it",
                                        List.of())));
        return found;
    }

    private Violation broken(String sid, String sentence, SandboxText text) {
        return new Violation(
                promise(),
                sid,
                sentence,
                List.of(
                        "  sandbox: %s \"%s\", webhook answered %s"
                                .formatted(
                                        text.arrivedAt(),
                                        text.body(),
                                        text.answeredAt().map(Object::toString).orElse("never"))));
    }
}
