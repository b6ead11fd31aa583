package dev.duly.http;

import dev.duly.core.message.StateChange;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.thread.ThreadItem;
import dev.duly.core.thread.ThreadSummary;
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

    static void write(JsonGenerator json, ThreadItem item) {
        switch (item) {
            case ThreadItem.Said said -> said(json, said);
            case ThreadItem.Marker marker -> marker(json, marker);
        }
    }

    private static void said(JsonGenerator json, ThreadItem.Said said) {
        json.writeStartObject();
        json.writeStringProperty("type", "message");
        MessageJson.writeMembers(json, said.message());
        json.writeArrayPropertyStart("timeline");
        said.message().timeline().forEach(step -> step(json, step));
        json.writeEndArray();
        json.writeArrayPropertyStart("receipts");
        said.receipts().forEach(receipt -> receipt(json, receipt));
        json.writeEndArray();
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
