package dev.duly.http;

import dev.duly.core.content.ContentRule;
import dev.duly.core.department.ContentChoice;
import dev.duly.core.department.DailyCap;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.hours.Holidays;
import dev.duly.core.hours.WeeklyHours;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/// Writes departments and what they want of their texts, as [DepartmentBody] reads them.
final class DepartmentJson {
    private DepartmentJson() {}

    /// All on one page: an agency has a handful.
    static void writeAll(JsonGenerator json, List<Department> departments) {
        json.writeStartObject();
        json.writeArrayPropertyStart("items");
        departments.forEach(department -> write(json, department));
        json.writeEndArray();
        json.writeNullProperty("nextCursor");
        json.writeEndObject();
    }

    static void write(JsonGenerator json, Department department) {
        json.writeStartObject();
        json.writeStringProperty("id", department.id().value());
        json.writeNumberProperty("version", department.version());
        json.writeStringProperty("name", department.name());
        json.writeStringProperty("language", department.language());
        json.writeStringProperty("timeZone", department.timeZone().getId());
        Json.string(json, "helpPhone", department.helpPhone().map(PhoneNumber::e164));
        write(json, department.sender());
        write(json, department.policy());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Sender sender) {
        json.writeObjectPropertyStart("sender");
        switch (sender.address()) {
            case SenderAddress.OwnNumber(var number) ->
                    json.writeStringProperty("number", number.e164());
            case SenderAddress.MessagingService(var sid) ->
                    json.writeStringProperty("messagingServiceSid", sid);
        }
        json.writeStringProperty("keywordAnswers", word(sender.keywordAnswers()));
        json.writeNumberProperty("segmentsPerSecond", sender.segmentsPerSecond());
        sender.dailyCap()
                .ifPresentOrElse(cap -> write(json, cap), () -> json.writeNullProperty("dailyCap"));
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, DailyCap cap) {
        json.writeObjectPropertyStart("dailyCap");
        json.writeStringProperty("group", cap.group());
        json.writeNumberProperty("segments", cap.segments());
        json.writeStringProperty("timeZone", cap.zone().getId());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, DepartmentPolicy policy) {
        json.writeObjectPropertyStart("policy");
        Json.string(json, "hours", policy.hours().map(WeeklyHours::toString));
        write(json, policy.holidays());
        writePurposes(json, "expireOutsideHours", policy.expireOutsideHours());
        writePurposes(json, "optInRequired", policy.optInRequired());
        Json.number(json, "mostPerDay", policy.mostPerDay());
        json.writeStringProperty("spacing", policy.spacing().toString());
        if (policy.pilot().isPresent()) {
            var numbers = policy.pilot().get().stream().map(PhoneNumber::e164).sorted().toList();
            writeTexts(json, "pilot", numbers);
        } else {
            json.writeNullProperty("pilot");
        }
        json.writeNumberProperty("mostSegments", policy.mostSegments());
        json.writeBooleanProperty("namesAgency", policy.namesAgency());
        json.writeBooleanProperty("saysHowToStop", policy.saysHowToStop());
        json.writeBooleanProperty("stateLaws", policy.stateLaws());
        write(json, policy.content());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Holidays holidays) {
        json.writeObjectPropertyStart("holidays");
        json.writeBooleanProperty("federal", holidays.federal());
        json.writeObjectPropertyStart("dates");
        new TreeMap<>(holidays.own())
                .forEach((date, name) -> json.writeStringProperty(date.toString(), name));
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ContentChoice content) {
        json.writeObjectPropertyStart("content");
        json.writeObjectPropertyStart("effects");
        new TreeMap<>(content.effects())
                .forEach((rule, effect) -> json.writeStringProperty(rule, effect.word()));
        json.writeEndObject();
        writeTexts(json, "off", content.off().stream().sorted().toList());
        json.writeArrayPropertyStart("rules");
        content.own().forEach(rule -> write(json, rule));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, ContentRule rule) {
        json.writeStartObject();
        json.writeStringProperty("id", rule.id());
        json.writeStringProperty("effect", rule.effect().word());
        json.writeStringProperty("kind", rule.kind().word());
        writePurposes(json, "purposes", rule.purposes());
        json.writeStringProperty("sentence", rule.sentence());
        json.writeStringProperty("source", rule.source());
        writeTexts(json, "entries", rule.entries());
        json.writeEndObject();
    }

    private static void writePurposes(JsonGenerator json, String name, Set<Purpose> purposes) {
        writeTexts(json, name, purposes.stream().sorted().map(Purpose::word).toList());
    }

    private static void writeTexts(JsonGenerator json, String name, Collection<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
