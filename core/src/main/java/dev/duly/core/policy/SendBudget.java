package dev.duly.core.policy;

import dev.duly.core.department.Sender;
import dev.duly.core.message.MessageId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.purpose.Lane;
import java.time.Duration;
import java.util.Optional;

/// How much may leave now, shared by all nodes and judged by the budget's own clock. Fails closed:
/// a budget that cannot be asked throws, and nothing is sent.
///
/// A sender has a second that fills evenly with [Sender#segmentsPerSecond]. A text of more segments
/// than one second holds is granted when the second is whole, and the debt is paid before the next
/// is.
///
/// A sender with a [Sender#dailyCap] shares the day of its group, which begins at the cap's own
/// midnight. Bulk texts use up to 70 % of it and then wait for the next day, all but urgent ones up
/// to 90 %, and nothing goes beyond it.
///
/// An account's door lets [#PLACES] texts through at once at first. When it was [Met#BUSY], half as
/// many, though never none, and it halves at most once a second; as many answers in a row as it has
/// places open one more, up to [#MOST_PLACES]. A place that nobody gives back is free after
/// [#PATIENCE].
public interface SendBudget {
    int PLACES = 20;
    int MOST_PLACES = 100;

    /// Longer than any call to the provider lasts, and than it takes to write a grant down.
    Duration PATIENCE = Duration.ofMinutes(2);

    /// Takes all that the text needs, or nothing. Who asks again for a text before its grant was
    /// settled is asked for it anew, and the grants are two.
    Answer take(Ask ask);

    /// Says what became of a grant; its place at the door is free again. Of one that is
    /// [Met#NOT_ASKED] everything is given back, to the day that it was taken from. One that was
    /// settled changes nothing, and one that is older than [#PATIENCE] need not; nor does either
    /// change another of the same text, which a worker may hold that was faster.
    ///
    /// @param ask what it was granted for
    void settle(Ask ask, Answer.Granted granted, Met met);

    /// @param allowance how many the client may have; empty for a text that no cap binds. Grants of
    ///   less than [#PATIENCE] ago that were not given back count along with those it names.
    record Ask(
            MessageId text,
            GatewayAccount account,
            Sender sender,
            PhoneNumber recipient,
            int segments,
            Lane lane,
            Optional<Allowance> allowance) {}

    enum Met {
        /// The provider answered, or may have.
        ANSWERED,
        /// It had too many at once (429).
        BUSY,
        /// Nobody asked it.
        NOT_ASKED
    }

    /// What there was too little of.
    enum Shortage {
        SECOND,
        DOOR,
        DAY,
        CLIENT
    }

    sealed interface Answer {
        /// @param number tells it from every other grant of a text
        record Granted(long number) implements Answer {}

        /// @param retryAfter how long until it is worth asking again, more than nothing
        record Later(Duration retryAfter, Shortage shortage) implements Answer {}
    }
}
