package dev.duly.core.provider;

import java.util.Locale;

/// What the provider says of a text, ranked: a lower rank never follows a higher one, in whatever
/// order the receipts come. Source: Twilio, Messages resource, status values.
public enum ProviderStatus {
    /// A word that we do not know: kept raw, changes nothing.
    UNKNOWN(0),
    SCHEDULED(10),
    ACCEPTED(20),
    QUEUED(30),
    SENDING(40),
    /// The carrier has it. Many texts stop here: not every carrier reports delivery.
    SENT(50),
    /// No longer used by Twilio; no more than sent.
    PARTIALLY_DELIVERED(50),
    UNDELIVERED(90),
    FAILED(90),
    CANCELED(90),
    DELIVERED(95),
    READ(96);

    private final int rank;

    ProviderStatus(int rank) {
        this.rank = rank;
    }

    public static ProviderStatus of(String word) {
        for (var status : values()) {
            if (status.name().toLowerCase(Locale.ROOT).equals(word)) {
                return status;
            }
        }
        return UNKNOWN;
    }

    public int rank() {
        return rank;
    }
}
