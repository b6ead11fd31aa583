package dev.duly.http;

import dev.duly.core.message.Attempt;
import dev.duly.core.message.HistoricMessage;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.Message;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.StateChange;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.thread.Conversation;
import dev.duly.core.thread.ThreadItem;
import dev.duly.core.thread.ThreadSummary;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Writes conversations: what was said, with all that happened to it, and what nobody said.
final class ThreadJson {
    private ThreadJson() {}

    static void write(JsonGenerator json, ThreadSummary thread) {
        json.writeStartObject();
        json.writeStringProperty("threadId", thread.id().value());
        json.writeStringProperty("departmentId", thread.departmentId().value());
        json.writeStringProperty("person", thread.person().e164());
        json.writeStringProperty("lastMessageId", thread.lastMessage().value());
        json.writeStringProperty("lastAt", Json.time(thread.lastAt()));
        json.writeEndObject();
    }

    /// @param now when it is shown
    static void writeConversation(JsonGenerator json, Conversation conversation, Instant now) {
        json.writeStartObject();
        json.writeName("thread");
        write(json, conversation.thread());
        PageJson.writeMembers(
                json,
                conversation.items(),
                conversation.next(),
                (to, item) -> write(to, item, now));
        json.writeEndObject();
    }

    /// @param now when it is shown
    static void write(JsonGenerator json, ThreadItem item, Instant now) {
        switch (item) {
            case ThreadItem.Said said -> said(json, said, now);
            case ThreadItem.Marker marker -> marker(json, marker);
        }
    }

    private static void said(JsonGenerator json, ThreadItem.Said said, Instant now) {
        json.writeStartObject();
        json.writeStringProperty("type", "message");
        MessageJson.writeMembers(json, said.message(), now);
        json.writeArrayPropertyStart("tries");
        attempts(said.message()).forEach(attempt -> attempt(json, attempt));
        json.writeEndArray();
        json.writeArrayPropertyStart("timeline");
        timeline(said.message()).forEach(step -> step(json, step));
        json.writeEndArray();
        json.writeArrayPropertyStart("receipts");
        said.receipts().forEach(receipt -> receipt(json, receipt));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static List<Attempt> attempts(Message message) {
        return switch (message) {
            case OutboundMessage text -> text.attempts();
            case InboundMessage _, HistoricMessage _ -> List.of();
        };
    }

    private static List<StateChange> timeline(Message message) {
        return switch (message) {
            case LiveMessage live -> live.timeline();
            case HistoricMessage _ -> List.of();
        };
    }

    private static void attempt(JsonGenerator json, Attempt attempt) {
        json.writeStartObject();
        json.writeNumberProperty("attempt", attempt.number());
        json.writeStringProperty("sender", attempt.sender().value());
        json.writeStringProperty("startedAt", Json.time(attempt.startedAt()));
        json.writeStringProperty("outcome", attempt.outcome().name().toLowerCase(Locale.ROOT));
        Json.string(json, "providerMessageId", attempt.providerId().map(ProviderMessageId::value));
        json.writeEndObject();
    }

    private static void marker(JsonGenerator json, ThreadItem.Marker marker) {
        json.writeStartObject();
        json.writeStringProperty("type", "marker");
        json.writeStringProperty("about", marker.about().value());
        json.writeStringProperty("at", Json.time(marker.at()));
        json.writeStringProperty("code", marker.code());
        json.writeStringProperty("sentence", marker.sentence());
        json.writeEndObject();
    }

    private static void step(JsonGenerator json, StateChange step) {
        json.writeStartObject();
        json.writeStringProperty("state", step.state().word());
        json.writeStringProperty("at", Json.time(step.at()));
        Json.time(json, "providerAt", step.providerAt());
        json.writeStringProperty("by", step.by().id());
        json.writeNumberProperty("attempt", step.attempt());
        DecisionJson.reason(json, step.reason());
        json.writeEndObject();
    }

    private static void receipt(JsonGenerator json, DeliveryReceipt receipt) {
        json.writeStartObject();
        json.writeStringProperty("status", receipt.rawStatus());
        Json.number(json, "errorCode", receipt.errorCode());
        json.writeStringProperty("at", Json.time(receipt.receivedAt()));
        Json.time(json, "providerAt", receipt.providerAt());
        json.writeObjectPropertyStart("raw");
        receipt.raw().forEach(json::writeStringProperty);
        json.writeEndObject();
        json.writeEndObject();
    }
}
