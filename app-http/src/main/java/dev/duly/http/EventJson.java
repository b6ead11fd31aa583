package dev.duly.http;

import dev.duly.core.events.DomainEvent.MessageChanged;
import dev.duly.core.events.EventId;
import dev.duly.core.events.Heard;
import dev.duly.core.events.LiveEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;

/// Writes what a listener hears.
final class EventJson {
    private EventJson() {}

    /// @param last where the listener goes on after this
    static void write(OutputStream out, Heard heard, Optional<EventId> last) throws IOException {
        out.write(text(heard, last).getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String text(Heard heard, Optional<EventId> last) {
        return switch (heard) {
            case Heard.Reset(var now) -> block(now, "reset", "{}");
            case Heard.News(var events) when events.isEmpty() ->
                    ": still here\n" + last.map(id -> "id: " + id + "\n").orElse("") + "\n";
            case Heard.News(var events) ->
                    events.stream().map(EventJson::text).collect(Collectors.joining());
        };
    }

    private static String text(LiveEvent told) {
        return switch (told.event()) {
            case MessageChanged changed -> block(told.id(), "message", json(changed));
        };
    }

    private static String block(EventId id, String event, String data) {
        return "id: %s\nevent: %s\ndata: %s\n\n".formatted(id, event, data);
    }

    private static String json(MessageChanged changed) {
        var bytes =
                Json.bytes(json -> {
                    json.writeStartObject();
                    json.writeStringProperty("id", changed.id().value());
                    json.writeStringProperty("threadId", changed.threadId().value());
                    json.writeStringProperty("departmentId", changed.departmentId().value());
                    json.writeStringProperty("status", changed.state().status());
                    json.writeStringProperty("state", changed.state().word());
                    json.writeNumberProperty("revision", changed.revision().value());
                    json.writeStringProperty("at", Json.time(changed.at()));
                    json.writeEndObject();
                });
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
