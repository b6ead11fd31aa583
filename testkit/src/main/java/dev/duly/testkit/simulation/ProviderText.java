package dev.duly.testkit.simulation;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.sending.ProviderMessage;
import dev.duly.core.sending.SendRequest;
import java.time.Instant;
import java.util.Optional;

/// A text as the simulated provider holds it.
final class ProviderText {
    /// By then a list without it counts as evidence.
    static final long TOO_LATE = 130_000;

    private final ProviderMessageId id;
    private final SendRequest request;
    private final Instant createdAt;
    private final Instant listedFrom;
    private ProviderStatus status = ProviderStatus.ACCEPTED;
    private Optional<Integer> error = Optional.empty();
    private Optional<Instant> changedAt = Optional.empty();
    private boolean isRedacted;
    private boolean isPrompt;
    private boolean wasAsked;

    /// @param listedFrom no list has it before
    ProviderText(ProviderMessageId id, SendRequest request, Instant createdAt, Instant listedFrom) {
        this.id = id;
        this.request = request;
        this.createdAt = createdAt;
        this.listedFrom = listedFrom;
    }

    ProviderMessageId id() {
        return id;
    }

    SendRequest request() {
        return request;
    }

    /// Our number that it goes from.
    PhoneNumber from() {
        return from(request);
    }

    static PhoneNumber from(SendRequest request) {
        return switch (request.sender()) {
            case SenderAddress.OwnNumber(var number) -> number;
            case SenderAddress.MessagingService _ -> House.OURS;
        };
    }

    /// A service picks the number only when it sends.
    private boolean isPicked() {
        return switch (request.sender()) {
            case SenderAddress.OwnNumber _ -> true;
            case SenderAddress.MessagingService _ -> status != ProviderStatus.ACCEPTED;
        };
    }

    ProviderStatus status() {
        return status;
    }

    Optional<Integer> error() {
        return error;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean isFinal() {
        return status.rank() >= ProviderStatus.FAILED.rank();
    }

    boolean isListedAt(Instant now) {
        return !listedFrom.isAfter(now);
    }

    boolean isCreatedSince(Instant since) {
        return !SimulatedProvider.second(createdAt).isBefore(SimulatedProvider.second(since));
    }

    /// Whether silence about it counted as evidence before any list had it.
    boolean isListedTooLate() {
        return !listedFrom.isBefore(createdAt.plusMillis(TOO_LATE));
    }

    /// Whether a list lacks it although it could have it: the first that could, and once.
    boolean isLeftOut(Chance chance, boolean mayBe) {
        var isFirst = !wasAsked;
        wasAsked = true;
        return isFirst
                && mayBe
                && isPrompt
                && listedFrom.equals(createdAt)
                && chance.strikes(Hazard.LISTS_IN_PART);
    }

    /// It came as soon as it left, so that every list which may count as evidence could have it.
    void prompt() {
        isPrompt = true;
    }

    void redact() {
        isRedacted = true;
    }

    void becomes(ProviderStatus next, Optional<Integer> code, Instant at) {
        if (!isFinal()) {
            status = next;
            error = code;
            changedAt = Optional.of(at);
        }
    }

    ProviderMessage asListed() {
        return new ProviderMessage(
                id,
                isPicked() ? Optional.of(from()) : Optional.empty(),
                isRedacted ? "" : request.text().value(),
                status,
                error,
                SimulatedProvider.second(createdAt),
                changedAt.map(SimulatedProvider::second));
    }
}
