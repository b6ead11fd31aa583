package dev.duly.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One text that the sandbox holds.
///
/// @param id grows with each text taken; 0 before it is kept
/// @param service the messaging service it came through; null for a bare number
/// @param sender for one of ours through a service, chosen at once and shown only when it is queued
/// @param media how many pictures
/// @param auto one of the sandbox's own answers to a keyword
/// @param callback where its status is posted
/// @param arrived when the request that brought it reached the sandbox
/// @param canceled when it was called off before it began
/// @param redacted when its body was taken out
record Text(
        long id,
        String sid,
        Direction direction,
        @Nullable String service,
        String sender,
        String recipient,
        String body,
        int segments,
        int media,
        boolean auto,
        @Nullable String callback,
        Instant arrived,
        Life life,
        @Nullable Instant canceled,
        @Nullable Instant redacted) {

    /// A text that was just taken.
    static Text fresh(
            String sid,
            Direction direction,
            @Nullable String service,
            String sender,
            String recipient,
            String body,
            int media,
            @Nullable String callback,
            Instant arrived,
            Life life) {
        return new Text(
                0,
                sid,
                direction,
                service,
                sender,
                recipient,
                body,
                Segments.in(body),
                media,
                direction == Direction.REPLY,
                callback,
                arrived,
                life,
                null,
                null);
    }

    Text kept(long newId, String newSid) {
        return new Text(
                newId, newSid, direction, service, sender, recipient, body, segments, media, auto,
                callback, arrived, life, canceled, redacted);
    }

    Status status(Instant now) {
        return canceled == null ? life.at(now) : Status.CANCELED;
    }

    /// Whether Twilio would already say which number sends it, and in how many segments.
    boolean senderKnown(Instant now) {
        return canceled == null && !life.queued().isAfter(now);
    }

    @Nullable Instant sentAt(Instant now) {
        var sent = life.sent();
        return canceled != null || sent == null || sent.isAfter(now) ? null : sent;
    }

    Instant updatedAt(Instant now) {
        var changed = canceled == null ? life.changedAt(now) : canceled;
        return redacted != null && redacted.isAfter(changed) ? redacted : changed;
    }

    /// Without the numbers and the words.
    @Override
    public String toString() {
        return direction.word() + " " + sid;
    }
}
