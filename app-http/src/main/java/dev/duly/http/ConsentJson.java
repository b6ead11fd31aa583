package dev.duly.http;

import dev.duly.core.client.ContactId;
import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.policy.ChangeConsent;
import dev.duly.core.policy.ReadConsent;
import dev.duly.core.purpose.Purpose;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Writes what a number has agreed to, and the lines of its ledger.
final class ConsentJson {
    private ConsentJson() {}

    /// `{state, method, words, since, departmentId, history}`
    static void write(JsonGenerator json, ReadConsent.Shown shown) {
        json.writeStartObject();
        writeState(json, shown.consent());
        json.writeName("history");
        json.writeStartArray();
        shown.history().forEach(line -> writeLine(json, line));
        json.writeEndArray();
        json.writeEndObject();
    }

    /// `{state, method, words, since, departmentId, change, notice}`
    static void writeWritten(JsonGenerator json, ChangeConsent.Result.Written written) {
        json.writeStartObject();
        writeState(json, written.consent());
        json.writeName("change");
        writeLine(json, written.change());
        Json.string(json, "notice", written.notice());
        json.writeEndObject();
    }

    private static void writeState(JsonGenerator json, Consent consent) {
        var decisive = consent.decisive();
        json.writeStringProperty("state", consent.state().word());
        Json.string(json, "method", decisive.map(line -> line.method().word()));
        Json.string(json, "words", decisive.flatMap(ConsentJson::words));
        Json.time(json, "since", consent.since());
        Json.string(json, "departmentId", decisive.map(line -> line.departmentId().value()));
    }

    private static void writeLine(JsonGenerator json, ConsentChange line) {
        var proof = line.proof();
        json.writeStartObject();
        json.writeStringProperty("source", line.source());
        json.writeStringProperty("kind", line.kind().word());
        json.writeStringProperty("method", line.method().word());
        Json.string(json, "words", words(line));
        Json.string(json, "language", proof.language());
        Json.string(json, "reference", proof.reference());
        Json.string(json, "rule", proof.rule());
        json.writeStringProperty("departmentId", line.departmentId().value());
        json.writeBooleanProperty("agencyWide", line.reach().agencyWide());
        json.writeName("purposes");
        json.writeStartArray();
        line.reach().purposes().stream().map(Purpose::word).sorted().forEach(json::writeString);
        json.writeEndArray();
        Json.string(json, "contactId", line.reach().client().map(ContactId::value));
        json.writeStringProperty("by", line.by().id());
        Json.string(json, "corrects", line.corrects());
        json.writeStringProperty("effectiveAt", Json.time(line.effectiveAt()));
        Json.time(json, "providerAt", line.providerAt());
        json.writeStringProperty("recordedAt", Json.time(line.recordedAt()));
        json.writeEndObject();
    }

    private static Optional<String> words(ConsentChange line) {
        return Optional.of(line.words()).filter(words -> !words.isEmpty());
    }
}
