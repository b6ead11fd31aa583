package dev.duly.sqlite;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The fields of one JSON object, each of which has to be read. Strict, because a document is the
/// record: what is missing, of another type or unknown is a fault, never guessed or passed over.
final class Fields {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final String path;
    private final JsonNode node;
    private final Set<String> unread;

    private Fields(String path, JsonNode node) {
        if (!node.isObject()) {
            throw new UnreadableDocument(path + " is not an object");
        }
        this.path = path;
        this.node = node;
        this.unread = new TreeSet<>(node.propertyNames());
    }

    /// Reads the whole of `document`.
    ///
    /// @param name what to call it in a complaint
    /// @throws UnreadableDocument when it is not what `reading` makes of it
    static <T> T read(String name, String document, Function<Fields, T> reading) {
        return new Fields(name, parse(name, document)).all(reading);
    }

    private static JsonNode parse(String name, String document) {
        try {
            return MAPPER.readTree(document);
        } catch (JacksonException e) {
            // Not as the cause: its message may quote the document.
            throw new UnreadableDocument(
                    name + " is not JSON, at " + e.getLocation().getColumnNr());
        }
    }

    private <T> T all(Function<Fields, T> reading) {
        var value = made(path, () -> reading.apply(this));
        if (!unread.isEmpty()) {
            throw new UnreadableDocument(path + " has unknown fields: " + unread);
        }
        return value;
    }

    String text(String field) {
        return text(field, needed(field));
    }

    Optional<String> optionalText(String field) {
        return optional(field).map(value -> text(field, value));
    }

    int number(String field) {
        return number(field, needed(field));
    }

    Optional<Integer> optionalNumber(String field) {
        return optional(field).map(value -> number(field, value));
    }

    boolean flag(String field) {
        var value = needed(field);
        if (!value.isBoolean()) {
            throw wrong(field, "is neither true nor false");
        }
        return value.booleanValue();
    }

    List<String> textList(String field) {
        var array = needed(field);
        if (!array.isArray()) {
            throw wrong(field, "is not a list");
        }
        return array.valueStream().map(value -> text(field, value)).toList();
    }

    Instant time(String field) {
        return Instant.parse(text(field));
    }

    Optional<Instant> optionalTime(String field) {
        return optionalText(field).map(Instant::parse);
    }

    /// The constant whose name, in lower case, stands there.
    <E extends Enum<E>> E word(String field, Class<E> type) {
        return Parts.word(text(field), type);
    }

    <E extends Enum<E>> Optional<E> optionalWord(String field, Class<E> type) {
        return optional(field).map(_ -> word(field, type));
    }

    <T> T object(String field, Function<Fields, T> reading) {
        return new Fields(path + "." + field, needed(field)).all(reading);
    }

    <T> Optional<T> optionalObject(String field, Function<Fields, T> reading) {
        return optional(field)
                .map(value -> new Fields(path + "." + field, value))
                .map(fields -> fields.all(reading));
    }

    <T> List<T> objects(String field, Function<Fields, T> reading) {
        var array = needed(field);
        if (!array.isArray()) {
            throw wrong(field, "is not a list");
        }
        return array.valueStream()
                .map(value -> new Fields(path + "." + field, value).all(reading))
                .toList();
    }

    /// All fields that are left, each a text, in their order.
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        for (var field : node.propertyNames()) {
            if (unread.contains(field)) {
                texts.put(field, text(field));
            }
        }
        return texts;
    }

    /// All fields that are left, each a whole number, in their order.
    Map<String, Integer> numbers() {
        var numbers = new LinkedHashMap<String, Integer>();
        for (var field : node.propertyNames()) {
            if (unread.contains(field)) {
                numbers.put(field, number(field));
            }
        }
        return numbers;
    }

    private JsonNode needed(String field) {
        return optional(field).orElseThrow(() -> wrong(field, "is missing"));
    }

    private Optional<JsonNode> optional(String field) {
        unread.remove(field);
        return Optional.ofNullable(node.get(field));
    }

    private String text(String field, JsonNode value) {
        if (!value.isString()) {
            throw wrong(field, "is not a text");
        }
        return value.stringValue();
    }

    private int number(String field, JsonNode value) {
        if (!value.isInt()) {
            throw wrong(field, "is not a whole number");
        }
        return value.intValue();
    }

    private UnreadableDocument wrong(String field, String rule) {
        return new UnreadableDocument(path + "." + field + " " + rule);
    }

    private static <T> T made(String path, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableDocument(path + " holds a value that is none", e);
        }
    }
}
