package dev.duly.http;

import dev.duly.core.policy.SenderPause;
import dev.duly.core.policy.SenderState;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Writes senders, and what stops them.
final class SenderJson {
    private SenderJson() {}

    /// `{items: [{departmentId, sender, state, stop}]}`
    static void write(JsonGenerator json, List<SenderState> senders) {
        json.writeStartObject();
        json.writeArrayPropertyStart("items");
        senders.forEach(sender -> write(json, sender));
        json.writeEndArray();
        json.writeEndObject();
    }

    /// `{resumed: [{id, since, reason}]}`
    static void writeResumed(JsonGenerator json, List<SenderPause> lifted) {
        json.writeStartObject();
        json.writeArrayPropertyStart("resumed");
        lifted.forEach(pause -> write(json, pause));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, SenderState sender) {
        var department = sender.department();
        json.writeStartObject();
        json.writeStringProperty("departmentId", department.id().value());
        json.writeStringProperty("sender", department.sender().address().value());
        json.writeStringProperty("state", sender.pause().isEmpty() ? "going" : "stopped");
        if (sender.pause().isPresent()) {
            json.writeName("stop");
            write(json, sender.pause().get());
        } else {
            json.writeNullProperty("stop");
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, SenderPause pause) {
        json.writeStartObject();
        json.writeStringProperty("id", pause.id());
        json.writeStringProperty("since", Json.time(pause.since()));
        DecisionJson.reason(json, Optional.of(pause.reason()));
        json.writeEndObject();
    }
}
