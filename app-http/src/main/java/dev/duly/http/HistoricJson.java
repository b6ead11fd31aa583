package dev.duly.http;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.HistoricMessage;
import dev.duly.core.message.ThreadId;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;

/// Writes what an older server kept, with the members of [MessageJson]: those that it knew as they
/// stand there, the others null.
final class HistoricJson {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private HistoricJson() {}

    static void writeMembers(JsonGenerator json, HistoricMessage message) {
        json.writeStringProperty("id", message.id().value());
        belongs(json, message.belongs());
        json.writeStringProperty("channel", "sms");
        Json.string(
                json,
                "direction",
                message.direction().map(way -> way.name().toLowerCase(Locale.ROOT)));
        fate(json, message.fate());
        Json.string(json, "to", message.said().to());
        Json.string(json, "from", message.said().from());
        Json.string(json, "body", message.said().body());
        json.writeNullProperty("purpose");
        json.writeNullProperty("segments");
        json.writeNullProperty("encoding");
        json.writeNullProperty("revision");
        json.writeNullProperty("noReceiptSince");
        json.writeNullProperty("decision");
        json.writeArrayPropertyStart("media");
        json.writeEndArray();
        meta(json, message.belongs());
        times(json, message);
    }

    private static void belongs(JsonGenerator json, HistoricMessage.Belongs belongs) {
        Json.string(json, "threadId", belongs.threadId().map(ThreadId::value));
        Json.string(json, "departmentId", belongs.departmentId().map(DepartmentId::value));
        Json.string(json, "caseId", belongs.caseId());
        Json.string(json, "personId", belongs.personId());
    }

    private static void fate(JsonGenerator json, HistoricMessage.Fate fate) {
        Json.string(json, "status", fate.status());
        json.writeNullProperty("state");
        json.writeNumberProperty("attempts", fate.attempts().orElse(0));
        Json.string(json, "provider", fate.provider());
        Json.string(json, "providerMessageId", fate.providerMessageId());
        Json.number(
                json,
                "errorCode",
                fate.errorCode()
                        .filter(code -> NUMBER.matcher(code).matches())
                        .map(Integer::valueOf));
        Json.string(json, "errorMessage", fate.errorMessage());
        DecisionJson.reason(json, Optional.empty());
    }

    private static void meta(JsonGenerator json, HistoricMessage.Belongs belongs) {
        json.writeObjectPropertyStart("meta");
        Json.string(json, "createdBy", belongs.createdBy());
        Json.string(json, "resendOf", belongs.resendOf());
        json.writeNullProperty("raw");
        json.writeEndObject();
    }

    private static void times(JsonGenerator json, HistoricMessage message) {
        var times = message.times();
        json.writeStringProperty("createdAt", Json.time(message.createdAt()));
        json.writeStringProperty(
                "updatedAt", Json.time(times.updatedAt().orElse(message.createdAt())));
        Json.time(json, "scheduledAt", times.scheduledAt());
        Json.time(json, "sentAt", times.sentAt());
        Json.time(json, "deliveredAt", times.deliveredAt());
        Json.time(json, "readAt", times.readAt());
        Json.number(
                json,
                "deliveryMs",
                times.sentAt()
                        .flatMap(from ->
                                times.deliveredAt()
                                        .map(to -> Duration.between(from, to).toMillis())));
    }
}
