package dev.duly.http;

import dev.duly.core.content.ContentFinding;
import dev.duly.core.template.CostlyCharacter;
import dev.duly.core.template.Gap;
import dev.duly.core.template.Preview;
import dev.duly.core.template.ReadTemplates;
import dev.duly.core.template.Template;
import dev.duly.core.template.TemplateVersion;
import dev.duly.core.text.Language;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Writes templates, their versions, and what they read like.
final class TemplateJson {
    private TemplateJson() {}

    /// In lists: with the latest version.
    static void write(JsonGenerator json, Template template) {
        json.writeStartObject();
        writeMembers(json, template, template.latest());
        json.writeEndObject();
    }

    /// Alone: with the version that was asked for, and all languages.
    static void writeShown(JsonGenerator json, ReadTemplates.Shown shown) {
        json.writeStartObject();
        writeMembers(json, shown.template(), shown.version());
        json.writeArrayPropertyStart("languages");
        shown.languages().stream().map(Language::tag).forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    /// As kept just now: with what it reads like at its longest.
    static void writeSaved(
            JsonGenerator json, Template template, Preview preview, List<String> notes) {
        json.writeStartObject();
        writeMembers(json, template, template.latest());
        json.writeName("preview");
        writePreview(json, preview);
        json.writeArrayPropertyStart("notes");
        notes.forEach(json::writeString);
        json.writeEndArray();
        json.writeEndObject();
    }

    /// All languages of one template.
    static void writeAll(JsonGenerator json, List<Template> variants) {
        json.writeStartObject();
        json.writeArrayPropertyStart("items");
        variants.forEach(template -> write(json, template));
        json.writeEndArray();
        json.writeEndObject();
    }

    static void writeVersion(JsonGenerator json, TemplateVersion version) {
        json.writeStartObject();
        json.writeNumberProperty("version", version.number());
        json.writeStringProperty("body", version.body().written());
        json.writeStringProperty("at", Json.time(version.at()));
        json.writeStringProperty("by", version.by().id());
        json.writeEndObject();
    }

    static void writePreview(JsonGenerator json, Preview preview) {
        var appraisal = preview.appraisal();
        json.writeStartObject();
        json.writeStringProperty("language", preview.language().tag());
        json.writeStringProperty("text", appraisal.text());
        json.writeStringProperty("encoding", appraisal.segments().encoding().word());
        json.writeNumberProperty("segments", appraisal.segments().count());
        json.writeNumberProperty("units", appraisal.segments().units());
        json.writeNumberProperty("limit", appraisal.limit());
        json.writeBooleanProperty("exceedsLimit", appraisal.exceedsLimit());
        json.writeArrayPropertyStart("costly");
        appraisal.costly().forEach(costly -> writeCostly(json, costly));
        json.writeEndArray();
        json.writeNumberProperty("segmentsInGsm7", appraisal.segmentsInGsm7());
        Json.number(json, "segmentsInUcs2", appraisal.segmentsInUcs2());
        writeGaps(json, preview.gaps());
        json.writeArrayPropertyStart("findings");
        preview.findings().forEach(finding -> writeFinding(json, finding));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeMembers(
            JsonGenerator json, Template template, TemplateVersion version) {
        json.writeStringProperty("name", template.name().value());
        json.writeStringProperty("language", template.language().tag());
        json.writeStringProperty("body", version.body().written());
        json.writeNumberProperty("version", version.number());
        json.writeBooleanProperty("archived", template.archived());
        writeGaps(json, version.gaps(template.language()));
        json.writeStringProperty("createdAt", Json.time(template.createdAt()));
        json.writeStringProperty("updatedAt", Json.time(version.at()));
        json.writeStringProperty("updatedBy", version.by().id());
    }

    private static void writeGaps(JsonGenerator json, List<Gap> gaps) {
        json.writeArrayPropertyStart("gaps");
        for (var gap : gaps) {
            json.writeStartObject();
            json.writeStringProperty("name", gap.name());
            Json.string(json, "kind", gap.known().map(TemplateJson::word));
            json.writeNumberProperty("likely", gap.likely());
            json.writeNumberProperty("longest", gap.longest());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeCostly(JsonGenerator json, CostlyCharacter costly) {
        json.writeStartObject();
        json.writeStringProperty("character", costly.character());
        json.writeStringProperty("codePoint", costly.codePoint());
        json.writeNumberProperty("count", costly.count());
        json.writeStringProperty("plain", costly.plain());
        json.writeNumberProperty("segmentsWithout", costly.segmentsWithout());
        json.writeNumberProperty("saves", costly.saves());
        json.writeStringProperty("sentence", costly.sentence());
        json.writeEndObject();
    }

    private static void writeFinding(JsonGenerator json, ContentFinding finding) {
        json.writeStartObject();
        json.writeStringProperty("rule", finding.rule());
        json.writeStringProperty("effect", finding.effect().word());
        json.writeStringProperty("found", finding.found());
        json.writeStringProperty("sentence", finding.sentence());
        json.writeEndObject();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
