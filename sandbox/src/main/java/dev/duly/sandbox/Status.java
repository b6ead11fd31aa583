package dev.duly.sandbox;

import java.util.Locale;

/// Where a text stands, in Twilio's words.
enum Status {
    ACCEPTED,
    SCHEDULED,
    QUEUED,
    SENDING,
    SENT,
    DELIVERED,
    UNDELIVERED,
    FAILED,
    RECEIVED,
    CANCELED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Only a text that is on its way no more may be redacted or deleted.
    boolean finished() {
        return switch (this) {
            case ACCEPTED, SCHEDULED, QUEUED, SENDING -> false;
            case SENT, DELIVERED, UNDELIVERED, FAILED, RECEIVED, CANCELED -> true;
        };
    }
}
