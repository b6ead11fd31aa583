package dev.duly.cli;

import java.io.PrintStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads JSON, and prints it so that a person can read it too.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static void print(PrintStream out, String document) {
        print(out, read(document));
    }

    static void print(PrintStream out, JsonNode document) {
        out.println(
                MAPPER.writer()
                        .with(SerializationFeature.INDENT_OUTPUT)
                        .writeValueAsString(document));
    }

    /// The document in one line.
    static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static JsonNode read(String document) {
        return MAPPER.readTree(document);
    }
}
