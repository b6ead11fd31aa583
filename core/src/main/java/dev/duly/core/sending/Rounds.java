package dev.duly.core.sending;

import dev.duly.core.health.Alert;
import dev.duly.core.health.AlertNotifier;
import dev.duly.core.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// When something that waits is looked at again: in every round at first, then each time its age
/// has doubled. Knows no more than when the last round was and what got no answer in it, so that
/// nothing has to be written down and a restart only looks once too often.
final class Rounds {
    /// A provider that does not answer is not asked about everybody in turn.
    private static final int MOST_REFUSALS = 3;

    private final String name;
    private final AlertNotifier alerts;
    private final Duration often;
    private final Set<MessageId> unanswered = new HashSet<>();
    private Optional<Instant> last = Optional.empty();
    private boolean isGivenUp;

    /// @param name of what goes in rounds, for an alert
    /// @param often up to this age every round looks
    Rounds(String name, Duration often, AlertNotifier alerts) {
        this.name = name;
        this.alerts = alerts;
        this.often = often;
    }

    /// Begins the round at `now`.
    Round at(Instant now) {
        return new Round(now);
    }

    private synchronized boolean isDue(MessageId id, Instant since, Instant now) {
        var age = Duration.between(since, now);
        if (last.isEmpty() || age.compareTo(often) <= 0 || unanswered.contains(id)) {
            return true;
        }
        var before = Duration.between(since, last.get());
        return doublings(age) > doublings(before);
    }

    private synchronized void over(Instant now, Set<MessageId> refused) {
        last = Optional.of(now);
        isGivenUp = false;
        // What was not asked about again has been settled since.
        unanswered.clear();
        unanswered.addAll(refused);
    }

    private synchronized void givenUp(Set<MessageId> refused) {
        unanswered.addAll(refused);
        if (!isGivenUp) {
            isGivenUp = true;
            alerts.raise(
                    new Alert(
                            "provider_silent",
                            name
                                    + " gets no answer from the provider: look at its status page and at this server's way out"));
        }
    }

    private int doublings(Duration age) {
        if (age.compareTo(often) <= 0) {
            return 0;
        }
        var ratio = age.toMillis() / Math.max(1, often.toMillis());
        return Long.SIZE - Long.numberOfLeadingZeros(ratio);
    }

    /// One look at all that waits.
    final class Round {
        private final Instant now;
        private Optional<RuntimeException> fault = Optional.empty();
        private final Set<MessageId> refused = new HashSet<>();
        private int refusals;

        private Round(Instant now) {
            this.now = now;
        }

        /// Asks about `id`, which waits since `since`, if it is due and the provider answers.
        ///
        /// @param ask whether the provider answered
        void ask(MessageId id, Instant since, BooleanSupplier ask) {
            if (refusals == MOST_REFUSALS || !isDue(id, since, now)) {
                return;
            }
            try {
                if (ask.getAsBoolean()) {
                    refusals = 0;
                    return;
                }
                refusals++;
            } catch (RuntimeException e) {
                // Whatever is wrong with this one, the others may be sound.
                fault = fault.or(() -> Optional.of(e));
            }
            refused.add(id);
        }

        /// To be called when all that waits had its turn. A round that was given up is held again.
        ///
        /// @throws RuntimeException the first failure of those that were asked about
        void over() {
            if (refusals < MOST_REFUSALS) {
                Rounds.this.over(now, refused);
            } else {
                givenUp(refused);
            }
            fault.ifPresent(first -> {
                throw first;
            });
        }
    }
}
