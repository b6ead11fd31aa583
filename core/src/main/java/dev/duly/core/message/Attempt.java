package dev.duly.core.message;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One try to hand a text to the provider, written down before the first byte leaves.
///
/// @param number from 1
/// @param startedAt to the millisecond
/// @param deadline when it is over: no byte of it leaves us within a call's length before, and
///   afterwards others may settle it; to the millisecond
/// @param providerId the provider's id, once it is known
/// @param emptyListings how often the provider's list was read after the deadline and held nothing
///   that could be this attempt
public record Attempt(
        int number,
        GatewayAccount account,
        SenderAddress sender,
        Instant startedAt,
        Instant deadline,
        Outcome outcome,
        Optional<ProviderMessageId> providerId,
        int emptyListings) {
    public enum Outcome {
        /// Under way, or nobody knows.
        OPEN,
        TAKEN,
        REJECTED,
        /// Provably not taken: the provider was busy or not reached, or its list holds nothing of
        /// it.
        NOT_TAKEN,
        /// The provider took it, and said later that it never left: too many waited, or its time
        /// ran out.
        DROPPED,
        /// We did not ask the provider: a rule, the clock or our own record was against it.
        NOT_MADE
    }

    public Attempt {
        startedAt = startedAt.truncatedTo(ChronoUnit.MILLIS);
        deadline = deadline.truncatedTo(ChronoUnit.MILLIS);
    }

    public static Attempt started(
            int number,
            GatewayAccount account,
            SenderAddress sender,
            Instant startedAt,
            Instant deadline) {
        return new Attempt(
                number, account, sender, startedAt, deadline, Outcome.OPEN, Optional.empty(), 0);
    }

    Attempt ended(Outcome how) {
        return new Attempt(
                number, account, sender, startedAt, deadline, how, providerId, emptyListings);
    }

    /// Whether the text's fate may hang on it: it is under way, or the provider has it.
    public boolean isAlive() {
        return outcome == Outcome.OPEN || outcome == Outcome.TAKEN;
    }

    /// What the provider dropped stays dropped, however often its id is heard again.
    Attempt taken(ProviderMessageId id) {
        return new Attempt(
                number,
                account,
                sender,
                startedAt,
                deadline,
                outcome == Outcome.DROPPED ? Outcome.DROPPED : Outcome.TAKEN,
                Optional.of(id),
                emptyListings);
    }

    Attempt listedEmpty() {
        return new Attempt(
                number,
                account,
                sender,
                startedAt,
                deadline,
                outcome,
                providerId,
                emptyListings + 1);
    }
}
