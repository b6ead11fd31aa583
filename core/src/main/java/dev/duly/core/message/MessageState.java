package dev.duly.core.message;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Where a text is in its life. The one table of legal steps.
public enum MessageState {
    /// Kept; perhaps held until a time.
    QUEUED,
    /// One worker holds an attempt and may be talking to the provider.
    SENDING,
    /// The provider may or may not have taken it: never blindly sent again.
    UNCONFIRMED,
    /// The provider took it.
    SENT,
    DELIVERED,
    FAILED,
    /// Accepted, then stopped by a rule.
    BLOCKED,
    EXPIRED,
    CANCELED,
    /// An inbound text.
    RECEIVED;

    private static final Set<MessageState> BY_RECEIPT = EnumSet.of(SENT, DELIVERED, FAILED);

    private static final Map<MessageState, Set<MessageState>> NEXT =
            Map.of(
                    QUEUED, EnumSet.of(QUEUED, SENDING, BLOCKED, EXPIRED, CANCELED),
                    SENDING,
                            EnumSet.of(
                                    SENT, DELIVERED, FAILED, UNCONFIRMED, BLOCKED, EXPIRED, QUEUED),
                    UNCONFIRMED, EnumSet.of(UNCONFIRMED, SENT, DELIVERED, FAILED, QUEUED),
                    SENT, EnumSet.of(DELIVERED, FAILED),
                    DELIVERED, EnumSet.noneOf(MessageState.class),
                    FAILED, EnumSet.noneOf(MessageState.class),
                    BLOCKED, EnumSet.noneOf(MessageState.class),
                    EXPIRED, EnumSet.noneOf(MessageState.class),
                    CANCELED, EnumSet.noneOf(MessageState.class),
                    RECEIVED, EnumSet.noneOf(MessageState.class));

    /// States out of which the provider's word pulls a text that we believed unsent or lost.
    private static final Map<MessageState, Set<MessageState>> PULLED_BY_RECEIPT =
            Map.of(
                    QUEUED, BY_RECEIPT,
                    BLOCKED, BY_RECEIPT,
                    EXPIRED, BY_RECEIPT,
                    CANCELED, BY_RECEIPT,
                    FAILED, EnumSet.of(SENT, DELIVERED));

    /// States from which a receipt takes a text back to `queued`, when it says that the provider
    /// dropped the text before it ever left.
    private static final Set<MessageState> DROPPED = EnumSet.of(SENDING, UNCONFIRMED, SENT);

    /// Whether we may take a text from this state to `next` of our own accord.
    public boolean canBecome(MessageState next) {
        return NEXT.getOrDefault(this, Set.of()).contains(next);
    }

    /// Whether a receipt may take a text from this state to `next`.
    public boolean canBecomeByReceipt(MessageState next) {
        if (next == QUEUED) {
            return DROPPED.contains(this);
        }
        return BY_RECEIPT.contains(next)
                && (canBecome(next)
                        || PULLED_BY_RECEIPT.getOrDefault(this, Set.of()).contains(next));
    }

    /// Whether a worker or the provider may still be at it.
    public boolean isInFlight() {
        return this == SENDING || this == UNCONFIRMED;
    }

    /// As it stands in requests and answers.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The states that older readers call `status`, one of the five words of [#status].
    ///
    /// @throws IllegalArgumentException when it is none of them
    public static Set<MessageState> ofStatus(String status) {
        var states = EnumSet.allOf(MessageState.class);
        states.removeIf(state -> !state.status().equals(status));
        if (states.isEmpty()) {
            throw new IllegalArgumentException(
                    "must be one of queued, sending, sent, delivered, failed");
        }
        return states;
    }

    /// One of the five words that readers of the older collection know.
    public String status() {
        return switch (this) {
            case QUEUED -> "queued";
            case SENDING, UNCONFIRMED -> "sending";
            case SENT -> "sent";
            case DELIVERED, RECEIVED -> "delivered";
            case FAILED, BLOCKED, EXPIRED, CANCELED -> "failed";
        };
    }
}
