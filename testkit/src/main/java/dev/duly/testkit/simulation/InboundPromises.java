package dev.duly.testkit.simulation;

import dev.duly.core.message.InboundMessage;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receiving.InboundText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every text of a person becomes one message, with its words, in its department.
final class InboundPromises {
    private final SimulatedWorld world;
    private final Map<ProviderMessageId, InboundMessage> kept = new HashMap<>();

    InboundPromises(SimulatedWorld world) {
        this.world = world;
    }

    /// Whether it is the first message that was made of its text.
    boolean isFirst(InboundMessage message) {
        return kept.putIfAbsent(message.providerId(), message) == null;
    }

    /// Whether each of these has its message.
    boolean haveAll(List<InboundText> texts) {
        return texts.stream().allMatch(this::has);
    }

    private boolean has(InboundText text) {
        var message = kept.get(text.providerId());
        return message != null
                && message.from().equals(text.from())
                && message.body().equals(text.body())
                && message.departmentId().equals(world.house().routed(text.to()));
    }
}
