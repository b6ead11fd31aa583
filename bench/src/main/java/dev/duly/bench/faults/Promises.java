package dev.duly.bench.faults;

import dev.duly.core.message.MessageId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// What the clients were told while they asked for texts.
final class Promises {
    /// @param isCanceled whether the client was told that it is stopped
    record Accepted(PlannedText text, MessageId id, boolean isCanceled) {}

    private final Map<Integer, Accepted> accepted = new ConcurrentHashMap<>();
    private final Map<Integer, PlannedText> refused = new ConcurrentHashMap<>();
    private final Map<Integer, PlannedText> inDoubt = new ConcurrentHashMap<>();
    private final List<String> broken = new CopyOnWriteArrayList<>();

    void accepted(PlannedText text, MessageId id) {
        accepted.merge(
                text.index(),
                new Accepted(text, id, false),
                (first, again) -> {
                    if (!first.id().equals(again.id())) {
                        broken.add(
                                "The key %s was answered with %s first and with %s later."
                                        .formatted(text.key(), first.id(), again.id()));
                    }
                    return first;
                });
    }

    void canceled(PlannedText text) {
        accepted.computeIfPresent(text.index(), (_, told) -> new Accepted(text, told.id(), true));
    }

    /// A rule was against it: nothing is kept.
    void refused(PlannedText text) {
        refused.put(text.index(), text);
    }

    /// The run ended before an answer came: it may be kept or not.
    void inDoubt(PlannedText text) {
        inDoubt.put(text.index(), text);
    }

    Collection<Accepted> accepted() {
        return List.copyOf(accepted.values());
    }

    Optional<Accepted> of(PlannedText text) {
        return Optional.ofNullable(accepted.get(text.index()));
    }

    Collection<PlannedText> refused() {
        return List.copyOf(refused.values());
    }

    Collection<PlannedText> inDoubt() {
        return List.copyOf(inDoubt.values());
    }

    /// One sentence each.
    List<String> broken() {
        return List.copyOf(broken);
    }
}
