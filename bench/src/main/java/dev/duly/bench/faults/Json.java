package dev.duly.bench.faults;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// JSON as text and back.
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    static JsonNode read(String text) {
        return MAPPER.readTree(text);
    }

    static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /// A string member; empty where there is none.
    static Optional<String> word(JsonNode node, String member) {
        var value = node.path(member);
        return value.isString() ? Optional.of(value.stringValue()) : Optional.empty();
    }
}
