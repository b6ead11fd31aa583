package dev.duly.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What becomes of a text that is taken.
///
/// @param answer what the one who sent it is told
/// @param posting how its callbacks come
/// @param outcome its last status
/// @param heldBack how long it stays `accepted` before anything happens
record Fate(
        Answer answer,
        Posting posting,
        Status outcome,
        @Nullable Integer errorCode,
        Duration heldBack) {

    enum Answer {
        CREATED,
        SERVER_ERROR,
        SILENCE
    }

    enum Posting {
        IN_ORDER,
        REVERSED,
        DOUBLED,
        NEVER
    }

    /// A callback to come.
    record Callback(Status status, Instant due) {}

    static final Fate DELIVERED =
            new Fate(Answer.CREATED, Posting.IN_ORDER, Status.DELIVERED, null, Duration.ZERO);

    Fate answered(Answer other) {
        return new Fate(other, posting, outcome, errorCode, heldBack);
    }

    Fate posted(Posting other) {
        return new Fate(answer, other, outcome, errorCode, heldBack);
    }

    Fate ending(Status other, int code) {
        return new Fate(answer, posting, other, code, heldBack);
    }

    Fate heldBack(Duration held) {
        return new Fate(answer, posting, outcome, errorCode, held);
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
        var last = new Callback(outcome, life.done());
        var sent = life.sent();
        var plain = sent == null ? List.of(last) : List.of(new Callback(Status.SENT, sent), last);
        return switch (posting) {
            case IN_ORDER -> plain;
            case REVERSED ->
                    plain.reversed().stream()
                            .map(callback -> new Callback(callback.status(), life.done()))
                            .toList();
            case DOUBLED -> doubled(plain);
            case NEVER -> List.of();
        };
    }

    private static List<Callback> doubled(List<Callback> plain) {
        var twice = new ArrayList<Callback>();
        plain.forEach(callback -> twice.addAll(List.of(callback, callback)));
        return twice;
    }
}
