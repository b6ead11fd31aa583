package dev.duly.core.events;

import java.time.Duration;
import java.util.Optional;

/// Tells whoever looks on, at whichever node, that something changed. A hint: what changed is kept
/// elsewhere before it is told, and who missed something is told to read afresh.
public interface LiveEvents {
    /// How many of the latest events a listener can go back.
    int KEPT = 1_000;

    /// Tells of a change that is kept. Returns at once and never throws, whatever is the matter:
    /// what can be told to nobody is dropped, and all listeners are reset as soon as they can be.
    /// What one thread publishes is heard in that order.
    void publish(DomainEvent event);

    /// What came after `last`, at most `max`, oldest first. When there is nothing it waits until
    /// something comes, at most so long.
    ///
    /// Without `last`, or when what came after it is no longer known, the answer is a reset, at
    /// once; so it is after an id that nobody here gave.
    ///
    /// @throws dev.duly.core.PortException some seconds after the first call, when nothing could be
    ///   heard yet
    Heard hear(Optional<EventId> last, int max, Duration atMost) throws InterruptedException;
}
