package dev.duly.testkit.simulation;

import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Revision;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// What waited for something that a person has changed is looked at again at once, and not when the
/// wait would have been over.
final class LookPromises {
    static final Set<String> BY_RULES = Set.of("quiet_hours", "frequency_cap", "spacing");
    static final Set<String> BY_SENDER = Set.of("sender_paused", "earlier_text_first");

    /// Those that wait for a reason, as they stood before the change.
    record Waiting(Map<MessageId, Revision> texts) {}

    private final SimulatedWorld world;

    LookPromises(SimulatedWorld world) {
        this.world = world;
    }

    Waiting waiting(Set<String> reasons, Predicate<OutboundMessage> which) {
        var texts = new LinkedHashMap<MessageId, Revision>();
        all().stream()
                .map(Watch::last)
                .filter(text -> text.state() == MessageState.QUEUED && which.test(text))
                .filter(text -> isFor(text, reasons))
                .forEach(text -> texts.put(text.id(), text.revision()));
        return new Waiting(texts);
    }

    private static boolean isFor(OutboundMessage text, Set<String> reasons) {
        return text.timeline()
                .getLast()
                .reason()
                .map(Reason::code)
                .filter(reasons::contains)
                .isPresent();
    }

    private Collection<Watch> all() {
        return world.promises().messages().all();
    }

    /// The change is made, and whoever made it was told so. What anybody has written meanwhile has
    /// been looked at.
    void changed(Waiting before, SimulatedNode node) {
        all().stream()
                .map(Watch::last)
                .filter(text -> text.revision().equals(before.texts().get(text.id())))
                .filter(text -> text.dueAt().isAfter(node.now()))
                .findFirst()
                .ifPresent(text ->
                        world.broken(
                                "what waits is looked at when a person has changed why",
                                text.id() + " goes on waiting until " + text.dueAt()));
    }
}
