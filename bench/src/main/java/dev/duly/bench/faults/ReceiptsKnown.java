package dev.duly.bench.faults;

import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the sandbox knows what finally became of a text, so do we, lost callbacks or not.
final class ReceiptsKnown implements Check {
    @Override
    public String promise() {
        return "what the provider knows of a text, we know";
    }

    @Override
    public List<Violation> violations(Evidence evidence) {
        var taken = new HashMap<String, SandboxText>();
        evidence.sandbox().forEach(text -> taken.put(text.sid(), text));
        return evidence.outbound().stream()
                .filter(text -> !agrees(text, taken))
                .map(text ->
                        new Violation(
                                promise(),
                                text.id().value(),
                                "says %s, and the sandbox knows better"
                                        .formatted(text.state().word()),
                                Story.of(text, evidence)))
                .toList();
    }

    static boolean agrees(OutboundMessage text, Map<String, SandboxText> taken) {
        var last =
                text.providerId()
                        .flatMap(id -> Optional.ofNullable(taken.get(id.value())))
                        .filter(SandboxText::isFinal);
        // One that the provider dropped may be on its way again.
        return last.isEmpty()
                || last.get().isDropped()
                || text.state()
                        == (last.get().isDelivered()
                                ? MessageState.DELIVERED
                                : MessageState.FAILED);
    }
}
