package dev.duly.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A text that somebody wants to send, checked.
///
/// @param from the number to send from; null leaves it to the service
/// @param service null for a bare number
/// @param media how many pictures
/// @param callback where its status is to be posted
/// @param sendAt when it is to set off; null for now
record Draft(
        String to,
        @Nullable String from,
        @Nullable String service,
        String body,
        int media,
        @Nullable String callback,
        @Nullable Instant sendAt) {

    /// The status that the one who sends it is shown.
    Status first() {
        if (sendAt != null) {
            return Status.SCHEDULED;
        }
        return service == null ? Status.QUEUED : Status.ACCEPTED;
    }

    /// Without the numbers and the words.
    @Override
    public String toString() {
        return "draft of " + body.length() + " characters";
    }
}
