package dev.duly.sandbox;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// When a text reaches which status. It is settled the moment the text is taken, so that where the
/// text stands is a question of time alone: nothing has to be written for it, and a text goes on
/// its way while the sandbox is down, as it would at Twilio.
///
/// @param first until `queued`; no callback tells of it
/// @param sent when the carrier took it; null when it never will
/// @param done when it reaches `outcome`
/// @param errorCode of an outcome that is a failure
record Life(
        Status first,
        Instant created,
        Instant queued,
        Instant sending,
        @Nullable Instant sent,
        Instant done,
        Status outcome,
        @Nullable Integer errorCode) {

    /// A text from a handset: it is here at once.
    static Life received(Instant now) {
        return new Life(Status.RECEIVED, now, now, now, now, now, Status.RECEIVED, null);
    }

    Status at(Instant now) {
        if (reached(done, now)) {
            return outcome;
        }
        if (reached(sent, now)) {
            return Status.SENT;
        }
        if (reached(sending, now)) {
            return Status.SENDING;
        }
        return reached(queued, now) ? Status.QUEUED : first;
    }

    /// When the status that it has now began.
    Instant changedAt(Instant now) {
        return Stream.of(done, sent == null ? done : sent, sending, queued)
                .filter(step -> reached(step, now))
                .findFirst()
                .orElse(created);
    }

    private static boolean reached(@Nullable Instant step, Instant now) {
        return step != null && !step.isAfter(now);
    }
}
