package dev.duly.mongo;

import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.StateChange;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import java.time.Instant;
import java.util.Optional;

/// The fields of a message that the existing dashboard's pages and reports read. What is ours
/// stands under `duly`, in [OutboundDocument] and [InboundDocument].
final class OlderShape {
    private OlderShape() {}

    static NewDocument of(OutboundMessage message) {
        var draft = message.draft();
        var failure = failure(message);
        return head(message, "out")
                .withId("caseId", draft.caseId().map(CaseId::value))
                .withId("personId", draft.contactId().map(ContactId::value))
                .with("to", draft.to().e164())
                .withText("from", message.from().map(PhoneNumber::e164))
                .with("body", draft.text().value())
                .with("attempts", message.attempts().size())
                .withText("providerMessageId", message.providerId().map(ProviderMessageId::value))
                .withTime("scheduledAt", scheduledAt(message))
                .withTime("sentAt", sentAt(message))
                .withTime("deliveredAt", firstAt(message, MessageState.DELIVERED))
                .withNumber("errorCode", failure.flatMap(Reason::providerCode))
                .withText("errorMessage", failure.map(Reason::sentence))
                .with(
                        "meta",
                        new NewDocument()
                                .with("createdBy", draft.author().id())
                                .withText("resendOf", draft.resendOf().map(MessageId::value)));
    }

    static NewDocument of(InboundMessage message) {
        return head(message, "in")
                .with("to", message.to().e164())
                .with("from", message.from().e164())
                .with("body", message.body())
                .with("attempts", 0)
                .with("providerMessageId", message.providerId().value())
                .with(
                        "meta",
                        new NewDocument()
                                .with("createdBy", message.timeline().getFirst().by().id()));
    }

    private static NewDocument head(LiveMessage message, String direction) {
        return new NewDocument()
                .with("direction", direction)
                .with("channel", "sms")
                .with("status", message.state().status())
                .with("provider", message.account().kind())
                .with("createdAt", message.createdAt())
                .with("updatedAt", message.timeline().getLast().at());
    }

    private static Optional<Reason> failure(OutboundMessage message) {
        return message.state().status().equals("failed")
                ? message.timeline().getLast().reason()
                : Optional.empty();
    }

    /// While it waits, when it will go; afterwards, the time that somebody scheduled it for.
    private static Optional<Instant> scheduledAt(OutboundMessage message) {
        return message.state() == MessageState.QUEUED
                        && message.dueAt().isAfter(message.createdAt())
                ? Optional.of(message.dueAt())
                : message.draft().terms().notBefore();
    }

    /// A receipt may overtake the provider's answer to our call: then there is no step `sent`.
    private static Optional<Instant> sentAt(OutboundMessage message) {
        return firstAt(message, MessageState.SENT)
                .or(() -> firstAt(message, MessageState.DELIVERED));
    }

    private static Optional<Instant> firstAt(OutboundMessage message, MessageState state) {
        return message.timeline().stream()
                .filter(step -> step.state() == state)
                .map(StateChange::at)
                .findFirst();
    }
}
