package dev.duly.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What becomes of a text that is taken.
///
/// @param answer what the one who sent it is told
/// @param posting what befalls its callbacks; empty for one of each, in order
/// @param outcome its last status
/// @param heldBack how long it stays `accepted` before anything happens
/// @param late how long after the answer it is taken; zero: before the answer
record Fate(
        Answer answer,
        Set<Posting> posting,
        Status outcome,
        @Nullable Integer errorCode,
        Duration heldBack,
        Duration late) {

    enum Answer {
        CREATED,
        SERVER_ERROR,
        SILENCE
    }

    enum Posting {
        /// None comes at all, whatever else befalls them.
        LOST,
        DOUBLED,
        REVERSED,
        /// The first status is posted before the create is answered.
        EARLY
    }

    /// A callback to come.
    record Callback(Status status, Instant due) {}

    static final Fate DELIVERED =
            new Fate(
                    Answer.CREATED, Set.of(), Status.DELIVERED, null, Duration.ZERO, Duration.ZERO);

    Fate {
        posting = Set.copyOf(posting);
    }

    Fate answered(Answer other) {
        return new Fate(other, posting, outcome, errorCode, heldBack, late);
    }

    Fate posted(Set<Posting> others) {
        return new Fate(answer, others, outcome, errorCode, heldBack, late);
    }

    Fate ending(Status other, int code) {
        return new Fate(answer, posting, other, code, heldBack, late);
    }

    Fate heldBack(Duration held) {
        return new Fate(answer, posting, outcome, errorCode, held, late);
    }

    Fate late(Duration after) {
        return new Fate(answer, posting, outcome, errorCode, heldBack, after);
    }

    /// @param first `ACCEPTED` through a service, `QUEUED` from a number, `SCHEDULED` for later
    /// @param begin when it sets off: now, or the time that was asked for
    Life life(Status first, Instant created, Instant begin, SandboxSettings.Delays delays) {
        var off = begin.plus(heldBack);
        var waits = first != Status.QUEUED || !heldBack.isZero();
        var queued = waits ? off.plus(delays.queued()) : created;
        var done = off.plus(delays.done());
        var shown = waits && first == Status.QUEUED ? Status.ACCEPTED : first;
        if (outcome == Status.FAILED) {
            return new Life(shown, created, queued, done, null, done, outcome, errorCode);
        }
        return new Life(
                shown,
                created,
                queued,
                off.plus(delays.sending()),
                off.plus(delays.sent()),
                done,
                outcome,
                errorCode);
    }

    /// The callbacks of such a life, in the order in which they come: `sent`, then the outcome; of
    /// one that failed the outcome alone. Twilio never tells of the first status, and mostly leaves
    /// out the brief ones between.
    List<Callback> callbacks(Life life) {
        if (posting.contains(Posting.LOST)) {
            return List.of();
        }
        var last = new Callback(outcome, life.done());
        var sent = life.sent();
        var all = sent == null ? List.of(last) : List.of(new Callback(Status.SENT, sent), last);
        if (posting.contains(Posting.REVERSED)) {
            all = all.reversed().stream().map(c -> new Callback(c.status(), life.done())).toList();
        }
        if (posting.contains(Posting.EARLY)) {
            all = early(all, life.created());
        }
        return posting.contains(Posting.DOUBLED) ? doubled(all) : all;
    }

    private static List<Callback> early(List<Callback> all, Instant taken) {
        var moved = new ArrayList<>(all);
        moved.set(0, new Callback(all.getFirst().status(), taken));
        return moved;
    }

    private static List<Callback> doubled(List<Callback> all) {
        var twice = new ArrayList<Callback>();
        all.forEach(callback -> twice.addAll(List.of(callback, callback)));
        return twice;
    }
}
