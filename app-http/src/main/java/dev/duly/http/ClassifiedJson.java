package dev.duly.http;

import dev.duly.core.revocation.Revocation;
import dev.duly.core.revocation.Revocations;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Writes what a text means for consent.
final class ClassifiedJson {
    private ClassifiedJson() {}

    /// @param by the lists that it was read by
    static void write(JsonGenerator json, Revocation read, Revocations by) {
        var optOut = read instanceof Revocation.OptOut out ? out : null;
        json.writeStartObject();
        json.writeStringProperty("means", read.means());
        json.writeStringProperty("tier", read.tier().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("rule", read.rule());
        json.writeBooleanProperty("suppresses", optOut != null);
        json.writeBooleanProperty(
                "opensReview",
                read instanceof Revocation.Unclear || (optOut != null && optOut.opensReview()));
        json.writeBooleanProperty(
                "forbidsDisclosure", optOut != null && optOut.forbidsDisclosure());
        json.writeBooleanProperty("appointmentMeant", optOut != null && optOut.appointmentMeant());
        json.writeStringProperty("then", read.consequence());
        json.writeStringProperty("words", by.labels());
        json.writeEndObject();
    }
}
