package dev.duly.http;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.HistoricMessage;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.StateChange;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.sending.ExplainMessage;
import dev.duly.core.text.Encoding;
import dev.duly.core.text.Segments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Writes a message with every member that the existing dashboard reads, and ours. Both directions
/// have the same members; what does not apply is null.
final class MessageJson {
    private MessageJson() {}

    /// As the answer to a send: enough to find the text again and to see what will become of it.
    static void writeAccepted(JsonGenerator json, OutboundMessage text) {
        json.writeStartObject();
        json.writeStringProperty("id", text.id().value());
        state(json, text);
        json.writeStringProperty("threadId", text.threadId().value());
        segments(json, Optional.of(Segments.of(text.draft().text().value())));
        DecisionJson.write(json, text.decision());
        json.writeEndObject();
    }

    /// As the answer to what would become of a text.
    static void writeExplained(JsonGenerator json, ExplainMessage.Result.Explained explained) {
        json.writeStartObject();
        json.writeStringProperty("text", explained.draft().text().value());
        json.writeStringProperty("encoding", explained.segments().encoding().word());
        json.writeNumberProperty("segments", explained.segments().count());
        Json.time(json, "sendsAt", explained.sendsAt());
        DecisionJson.write(json, explained.decision());
        json.writeEndObject();
    }

    /// As the answer to what changed a text.
    static void writeChanged(JsonGenerator json, OutboundMessage text, Instant now) {
        json.writeStartObject();
        json.writeName("message");
        write(json, text, now);
        json.writeEndObject();
    }

    /// As in a list.
    ///
    /// @param now when it is shown: what is missing is missing by then
    static void write(JsonGenerator json, Message message, Instant now) {
        json.writeStartObject();
        writeMembers(json, message, now);
        json.writeEndObject();
    }

    /// Writes the members alone, for who adds others.
    static void writeMembers(JsonGenerator json, Message message, Instant now) {
        switch (message) {
            case LiveMessage live -> writeMembers(json, live, now);
            case HistoricMessage historic -> HistoricJson.writeMembers(json, historic);
        }
    }

    private static void writeMembers(JsonGenerator json, LiveMessage message, Instant now) {
        json.writeStringProperty("id", message.id().value());
        json.writeStringProperty("threadId", message.threadId().value());
        json.writeStringProperty("departmentId", message.departmentId().value());
        json.writeStringProperty("channel", "sms");
        state(json, message);
        json.writeStringProperty("provider", message.account().kind());
        json.writeNullProperty("personId");
        switch (message) {
            case OutboundMessage outbound -> outbound(json, outbound, now);
            case InboundMessage inbound -> inbound(json, inbound);
        }
        json.writeObjectPropertyStart("meta");
        json.writeStringProperty("createdBy", message.timeline().getFirst().by().id());
        Json.string(json, "resendOf", resendOf(message).map(MessageId::value));
        // A member of the older pages' message. What the provider posted stands at each receipt.
        json.writeNullProperty("raw");
        json.writeEndObject();
        times(json, message);
    }

    private static void state(JsonGenerator json, LiveMessage message) {
        json.writeStringProperty("status", message.state().status());
        json.writeStringProperty("state", message.state().word());
    }

    private static void outbound(JsonGenerator json, OutboundMessage text, Instant now) {
        var draft = text.draft();
        json.writeStringProperty("direction", "out");
        Json.string(json, "caseId", draft.caseId().map(id -> id.value()));
        json.writeStringProperty("to", draft.to().e164());
        Json.string(json, "from", from(text));
        json.writeStringProperty("body", draft.text().value());
        json.writeStringProperty("purpose", draft.purpose().word());
        segments(json, Optional.of(Segments.of(draft.text().value())));
        json.writeNumberProperty("attempts", text.attempts().size());
        json.writeNumberProperty("revision", text.revision().value());
        Json.string(json, "providerMessageId", text.providerId().map(id -> id.value()));
        Json.time(json, "scheduledAt", scheduledAt(text));
        Json.time(json, "noReceiptSince", text.withoutReceiptSince(now));
        reason(json, text, text.why(now));
        DecisionJson.write(json, text.decision());
        json.writeArrayPropertyStart("media");
        json.writeEndArray();
    }

    private static void inbound(JsonGenerator json, InboundMessage text) {
        json.writeStringProperty("direction", "in");
        json.writeNullProperty("caseId");
        json.writeStringProperty("to", text.to().e164());
        json.writeStringProperty("from", text.from().e164());
        json.writeStringProperty("body", text.body());
        json.writeNullProperty("purpose");
        segments(json, Optional.empty());
        json.writeNumberProperty("attempts", 0);
        // An inbound text is written once and never again.
        json.writeNumberProperty("revision", 1);
        json.writeStringProperty("providerMessageId", text.providerId().value());
        json.writeNullProperty("scheduledAt");
        json.writeNullProperty("noReceiptSince");
        reason(json, text, Optional.empty());
        json.writeNullProperty("decision");
        json.writeArrayPropertyStart("media");
        for (var medium : text.media()) {
            json.writeStartObject();
            json.writeStringProperty("url", medium.url());
            json.writeStringProperty("contentType", medium.contentType());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void segments(JsonGenerator json, Optional<Segments> segments) {
        Json.number(json, "segments", segments.map(Segments::count));
        Json.string(json, "encoding", segments.map(Segments::encoding).map(Encoding::word));
    }

    private static Optional<String> from(OutboundMessage text) {
        return text.from()
                .or(() ->
                        text.lastAttempt()
                                .flatMap(attempt ->
                                        switch (attempt.sender()) {
                                            case SenderAddress.OwnNumber(var number) ->
                                                    Optional.of(number);
                                            case SenderAddress.MessagingService _ ->
                                                    Optional.empty();
                                        }))
                .map(PhoneNumber::e164);
    }

    private static Optional<Instant> scheduledAt(OutboundMessage text) {
        return text.state() == MessageState.QUEUED && text.dueAt().isAfter(text.createdAt())
                ? Optional.of(text.dueAt())
                : Optional.empty();
    }

    private static Optional<MessageId> resendOf(LiveMessage message) {
        return switch (message) {
            case OutboundMessage text -> text.draft().resendOf();
            case InboundMessage _ -> Optional.empty();
        };
    }

    private static void reason(JsonGenerator json, LiveMessage message, Optional<Reason> reason) {
        var failure = reason.filter(_ -> message.state().status().equals("failed"));
        Json.number(json, "errorCode", failure.flatMap(Reason::providerCode));
        Json.string(json, "errorMessage", failure.map(Reason::sentence));
        DecisionJson.reason(json, reason);
    }

    private static void times(JsonGenerator json, LiveMessage message) {
        var sent = firstAt(message.timeline(), MessageState.SENT);
        var delivered = firstAt(message.timeline(), MessageState.DELIVERED);
        json.writeStringProperty("createdAt", Json.time(message.createdAt()));
        json.writeStringProperty("updatedAt", Json.time(message.timeline().getLast().at()));
        // A receipt may overtake the provider's answer to our call: then there is no step `sent`.
        Json.time(json, "sentAt", sent.or(() -> delivered));
        Json.time(json, "deliveredAt", delivered);
        json.writeNullProperty("readAt");
        Json.number(
                json,
                "deliveryMs",
                sent.flatMap(from -> delivered.map(to -> Duration.between(from, to).toMillis())));
    }

    private static Optional<Instant> firstAt(List<StateChange> timeline, MessageState state) {
        return timeline.stream()
                .filter(step -> step.state() == state)
                .map(StateChange::at)
                .findFirst();
    }
}
