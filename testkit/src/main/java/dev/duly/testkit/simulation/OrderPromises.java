package dev.duly.testkit.simulation;

import dev.duly.core.message.OutboundMessage;
import dev.duly.core.purpose.Purpose;
import java.time.Instant;
import java.util.Collection;

/// What one person is sent in one conversation goes in the order in which it was accepted.
final class OrderPromises {
    private final SimulatedWorld world;
    private final Collection<Watch> watches;

    OrderPromises(SimulatedWorld world, Collection<Watch> watches) {
        this.world = world;
        this.watches = watches;
    }

    /// An attempt of `text` was written down.
    void begun(OutboundMessage text) {
        if (text.draft().purpose() == Purpose.CONSENT) {
            return;
        }
        var activity = world.scheduler().current();
        var clock = earlier(activity.beganByItsClock(), activity.node().now());
        for (var other : watches) {
            var earlier = other.last();
            if (earlier.threadId().equals(text.threadId())
                    && earlier.createdAt().isBefore(text.createdAt())
                    && earlier.draft().purpose() != Purpose.CONSENT
                    && other.hasBeenInTheWaySince(activity.beganAt(), clock)
                    && !world.promises()
                            .budget()
                            .day()
                            .mayLetPass(earlier, text, activity.beganAt())
                    && !waitsForPersonsWord(other, activity.beganAt())) {
                world.broken(
                        "one conversation's texts in order",
                        "%s (%s): before %s, which is %s"
                                .formatted(text.id(), text.state(), earlier.id(), earlier.state()));
            }
        }
    }

    /// A clock that is set right meanwhile no longer thinks due what a wrong one did.
    private static Instant earlier(Instant began, Instant now) {
        return began.isBefore(now) ? began : now;
    }

    /// Whether a twin of it has waited for a person at any time since a worker began.
    private boolean waitsForPersonsWord(Watch queued, long began) {
        return watches.stream()
                .filter(twin -> twin != queued && twin.hasSameWords(queued))
                .anyMatch(twin -> twin.waitsForPerson() || twin.wasWrittenSince(began));
    }
}
