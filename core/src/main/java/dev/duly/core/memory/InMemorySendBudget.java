package dev.duly.core.memory;

import dev.duly.core.department.DailyCap;
import dev.duly.core.policy.Allowance;
import dev.duly.core.policy.SendBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Optional;
import java.util.stream.Stream;

/// The send budget in memory.
public final class InMemorySendBudget implements SendBudget {
    private final InstantSource clock;
    private final Seconds seconds = new Seconds();
    private final Days days = new Days();
    private final Doors doors = new Doors();

    /// Those that are not known to have gone.
    private final Grants grants = new Grants();

    private long granted;

    public InMemorySendBudget(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public synchronized Answer take(Ask ask) {
        var now = clock.instant();
        grants.forget(now);
        var shortage =
                Stream.of(
                                client(ask, now),
                                days.shortage(ask, now),
                                doors.shortage(ask, now),
                                seconds.shortage(ask, now))
                        .flatMap(Optional::stream)
                        .findFirst();
        if (shortage.isPresent()) {
            return shortage.get();
        }
        var number = ++granted;
        seconds.take(ask, now);
        days.take(ask, now);
        doors.take(ask, number, now);
        grants.add(number, ask.text(), ask.recipient(), now);
        return new Answer.Granted(number);
    }

    @Override
    public synchronized void settle(Ask ask, Answer.Granted grant, Met met) {
        var now = clock.instant();
        var takenAt = doors.settle(ask, grant.number(), met, now);
        if (takenAt.isPresent() && met == Met.NOT_ASKED) {
            grants.remove(grant.number());
            seconds.giveBack(ask, now);
            days.giveBack(ask, takenAt.get());
        }
    }

    /// What the senders of a group have sent today before this budget began, as
    /// [dev.duly.core.policy.CountToday] finds it.
    public synchronized void sentToday(DailyCap cap, int segments) {
        days.add(cap, segments, clock.instant());
    }

    private Optional<Answer.Later> client(Ask ask, Instant now) {
        return ask.allowance()
                .filter(allowance -> had(ask, allowance) >= allowance.most())
                .map(_ -> new Answer.Later(untilForgotten(ask, now), Shortage.CLIENT));
    }

    private int had(Ask ask, Allowance allowance) {
        var had = new HashSet<>(allowance.counted());
        grants.to(ask.recipient()).forEach(grant -> had.add(grant.text()));
        had.remove(ask.text());
        return had.size();
    }

    private Duration untilForgotten(Ask ask, Instant now) {
        return grants.to(ask.recipient()).stream()
                .map(grant -> Duration.between(now, grant.end()))
                .min(Duration::compareTo)
                .orElse(PATIENCE);
    }
}
