package dev.duly.bench.faults;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// A text as the sandbox shows it.
///
/// @param status the provider's word, such as `delivered`
/// @param isInbound whether a handset sent it
/// @param isAuto whether it is the sandbox's own answer to a keyword
/// @param arrivedAt when it reached the sandbox
/// @param answeredAt for a handset's text, when our webhook said that it has it
record SandboxText(
        String sid,
        String from,
        String to,
        String body,
        String status,
        boolean isInbound,
        boolean isAuto,
        OptionalInt errorCode,
        Instant arrivedAt,
        Optional<Instant> answeredAt) {
    private static final int NEVER_LEFT = 30001;

    /// Whether it is one of ours that the sandbox took.
    boolean isTaken() {
        return !isInbound && !isAuto;
    }

    /// Whether it says that the provider itself dropped it before any carrier had it.
    boolean isDropped() {
        return errorCode.orElse(0) == NEVER_LEFT;
    }

    boolean isFinal() {
        return switch (status) {
            case "delivered", "undelivered", "failed", "canceled" -> true;
            default -> false;
        };
    }

    boolean isDelivered() {
        return status.equals("delivered");
    }
}
