package dev.duly.http;

import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.place.UsState;
import java.time.ZoneId;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Writes contacts, and what became of one.
final class ContactJson {
    private ContactJson() {}

    static void write(JsonGenerator json, Contact contact) {
        json.writeStartObject();
        json.writeStringProperty("id", contact.id().value());
        json.writeNumberProperty("version", contact.version());
        json.writeStringProperty("departmentId", contact.departmentId().value());
        Json.string(json, "caseId", contact.caseId().map(CaseId::value));
        json.writeStringProperty("name", contact.name());
        json.writeStringProperty("phone", contact.phone().e164());
        Json.string(json, "language", contact.language());
        Json.string(json, "timeZone", contact.timeZone().map(ZoneId::getId));
        Json.string(json, "region", contact.region().map(UsState::name));
        json.writeEndObject();
    }

    /// `{id, version, result, formerPhone}`
    ///
    /// @param version that is kept now
    static void writeResult(
            JsonGenerator json,
            ContactId id,
            long version,
            String result,
            Optional<PhoneNumber> formerPhone) {
        json.writeStartObject();
        json.writeStringProperty("id", id.value());
        json.writeNumberProperty("version", version);
        json.writeStringProperty("result", result);
        Json.string(json, "formerPhone", formerPhone.map(PhoneNumber::e164));
        json.writeEndObject();
    }
}
