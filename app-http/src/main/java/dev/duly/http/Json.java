package dev.duly.http;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The one way in which JSON is read and written here: token by token, nothing bound by reflection.
final class Json {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int USUAL_BYTES = 1024;

    /// RFC 3339, always with exactly three decimals.
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Json() {}

    static JsonParser parser(String text) {
        return FACTORY.createParser(ObjectReadContext.empty(), text);
    }

    static byte[] bytes(Consumer<JsonGenerator> write) {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (var json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            write.accept(json);
        }
        return bytes.toByteArray();
    }

    static String time(Instant time) {
        return TIME.format(time);
    }

    /// Writes null when there is none, so that every answer has every member.
    static void string(JsonGenerator json, String name, Optional<String> value) {
        if (value.isPresent()) {
            json.writeStringProperty(name, value.get());
        } else {
            json.writeNullProperty(name);
        }
    }

    static void number(JsonGenerator json, String name, Optional<? extends Number> value) {
        if (value.isPresent()) {
            json.writeNumberProperty(name, value.get().longValue());
        } else {
            json.writeNullProperty(name);
        }
    }

    static void time(JsonGenerator json, String name, Optional<Instant> value) {
        string(json, name, value.map(Json::time));
    }
}
