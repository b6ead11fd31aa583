package dev.duly.core.policy;

import dev.duly.core.department.Sender;
import dev.duly.core.phone.PhoneNumber;
import java.time.Duration;

/// How much may leave now: segments a second of a sender. Fails closed: a budget that cannot be
/// asked throws, and nothing is sent.
public interface SendBudget {
    /// Takes `segments` of the sender's second, all or nothing. A text of more segments than one
    /// second holds is granted when the second is whole, and the debt is paid before the next is.
    Answer take(Sender sender, PhoneNumber recipient, int segments);

    sealed interface Answer {
        record Granted() implements Answer {}

        /// @param retryAfter how long until it is worth asking again
        record Later(Duration retryAfter) implements Answer {}
    }
}
