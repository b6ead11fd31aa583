package dev.duly.http;

import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/// Writes a problem as `application/problem+json`.
final class ProblemJson {
    private ProblemJson() {}

    static byte[] bytes(Problem problem) {
        return Json.bytes(json -> write(json, problem));
    }

    private static void write(JsonGenerator json, Problem problem) {
        json.writeStartObject();
        json.writeStringProperty("type", problem.type());
        json.writeStringProperty("title", problem.title());
        json.writeNumberProperty("status", problem.status());
        json.writeStringProperty("detail", problem.detail());
        json.writeStringProperty("error", problem.error());
        if (!problem.details().isEmpty()) {
            writeDetails(json, problem);
        }
        if (!problem.reasons().isEmpty()) {
            json.writeArrayPropertyStart("reasons");
            problem.reasons().forEach(json::writeString);
            json.writeEndArray();
        }
        new TreeMap<>(problem.more()).forEach(json::writeStringProperty);
        problem.decision().ifPresent(decision -> DecisionJson.write(json, decision));
        json.writeEndObject();
    }

    private static void writeDetails(JsonGenerator json, Problem problem) {
        json.writeArrayPropertyStart("details");
        for (var error : problem.details()) {
            json.writeStartObject();
            json.writeStringProperty("field", error.field());
            json.writeStringProperty("rule", error.rule());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
