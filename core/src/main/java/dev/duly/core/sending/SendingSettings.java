package dev.duly.core.sending;

import java.time.Duration;

/// How long sending waits for what.
///
/// @param lease how long one worker holds a text; longer than `call`
/// @param call the longest that one call of the gateway takes, connecting included
/// @param reconcileAfter how long after an attempt's deadline the provider's silence is evidence
/// @param concurrency how many texts are handed to the provider at once
public record SendingSettings(
        Duration lease, Duration call, Duration reconcileAfter, int concurrency) {
    public static final SendingSettings DEFAULT =
            new SendingSettings(
                    Duration.ofSeconds(30), Duration.ofSeconds(25), Duration.ofMinutes(2), 25);

    /// A STOP's webhook may have to wait so long, and the provider waits for its answer for 15 s.
    private static final Duration LONGEST_LEAVING = Duration.ofSeconds(5);

    /// How long after an attempt began its bytes may begin to leave; later, the call could outlast
    /// the lease.
    public Duration leaving() {
        var left = lease.minus(call);
        return left.compareTo(LONGEST_LEAVING) < 0 ? left : LONGEST_LEAVING;
    }

    public SendingSettings {
        if (lease.compareTo(call) <= 0) {
            throw new IllegalArgumentException(
                    "lease must be longer than a call to the provider may take ("
                            + call
                            + "): else a text could be taken over while it is being sent");
        }
        if (reconcileAfter.isNegative() || concurrency < 1) {
            throw new IllegalArgumentException(
                    "reconcileAfter must not be negative, concurrency at least 1");
        }
    }
}
