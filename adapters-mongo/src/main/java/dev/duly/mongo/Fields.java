package dev.duly.mongo;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/// The fields of one document of ours. Strict, because a document is the record: what is missing or
/// of another type is a fault that names the field, never guessed. What is not asked for is passed
/// over: a newer release, running beside this one, may have written it.
final class Fields {
    private final String path;
    private final Document document;

    private Fields(String path, @Nullable Object value) {
        if (!(value instanceof Document object)) {
            throw new UnreadableDocument(path + " is not an object");
        }
        this.path = path;
        this.document = object;
    }

    /// @param name what to call the document in a complaint: its kind and id
    /// @throws UnreadableDocument when it is not what `reading` makes of it
    static <T> T read(String name, Document document, Function<Fields, T> reading) {
        return new Fields(name, document).made(reading);
    }

    private <T> T made(Function<Fields, T> reading) {
        try {
            return reading.apply(this);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableDocument(path + " holds a value that is none", e);
        }
    }

    boolean has(String field) {
        return document.get(field) != null;
    }

    String text(String field) {
        return text(field, needed(field));
    }

    Optional<String> optionalText(String field) {
        return optional(field).map(value -> text(field, value));
    }

    /// What `reading` makes of a text.
    <T> T value(String field, Function<String, T> reading) {
        return value(field, text(field), reading);
    }

    <T> Optional<T> optionalValue(String field, Function<String, T> reading) {
        return optionalText(field).map(text -> value(field, text, reading));
    }

    /// What `reading` makes of each text of a list.
    <T> List<T> values(String field, Function<String, T> reading) {
        return textList(field).stream().map(text -> value(field, text, reading)).toList();
    }

    /// An ObjectId's hex digits, or the text that stands in its place.
    String id(String field) {
        return id(field, needed(field));
    }

    Optional<String> optionalId(String field) {
        return optional(field).map(value -> id(field, value));
    }

    int number(String field) {
        return number(field, needed(field));
    }

    Optional<Integer> optionalNumber(String field) {
        return optional(field).map(value -> number(field, value));
    }

    long longNumber(String field) {
        return longNumber(field, needed(field));
    }

    boolean flag(String field) {
        if (needed(field) instanceof Boolean flag) {
            return flag;
        }
        throw wrong(field, "is neither true nor false");
    }

    List<String> textList(String field) {
        return list(field).stream().map(value -> text(field, value)).toList();
    }

    Instant time(String field) {
        return time(field, needed(field));
    }

    Optional<Instant> optionalTime(String field) {
        return optional(field).map(value -> time(field, value));
    }

    /// The constant whose name, in lower case, stands there.
    <E extends Enum<E>> E word(String field, Class<E> type) {
        return value(field, word -> Parts.word(word, type));
    }

    <E extends Enum<E>> Optional<E> optionalWord(String field, Class<E> type) {
        return optionalValue(field, word -> Parts.word(word, type));
    }

    <T> T object(String field, Function<Fields, T> reading) {
        return new Fields(path + "." + field, needed(field)).made(reading);
    }

    <T> Optional<T> optionalObject(String field, Function<Fields, T> reading) {
        return optional(field).map(_ -> object(field, reading));
    }

    <T> List<T> objects(String field, Function<Fields, T> reading) {
        return list(field).stream()
                .map(value -> new Fields(path + "." + field, value))
                .map(fields -> fields.made(reading))
                .toList();
    }

    /// All fields, each a text, in their order.
    Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        document.forEach((field, value) -> texts.put(field, text(field, value)));
        return texts;
    }

    /// All fields, each a whole number, in their order.
    Map<String, Integer> numbers() {
        var numbers = new LinkedHashMap<String, Integer>();
        document.forEach((field, value) -> numbers.put(field, number(field, value)));
        return numbers;
    }

    private <T> T value(String field, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new UnreadableDocument(path + "." + field + " holds a value that is none", e);
        }
    }

    private Object needed(String field) {
        return optional(field).orElseThrow(() -> wrong(field, "is missing"));
    }

    private Optional<Object> optional(String field) {
        return Optional.ofNullable(document.get(field));
    }

    private List<?> list(String field) {
        if (needed(field) instanceof List<?> list) {
            return list;
        }
        throw wrong(field, "is not a list");
    }

    private String text(String field, @Nullable Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw wrong(field, "is not a text");
    }

    private String id(String field, Object value) {
        return value instanceof ObjectId id ? id.toHexString() : text(field, value);
    }

    private int number(String field, @Nullable Object value) {
        var number = longNumber(field, value);
        if (number != (int) number) {
            throw wrong(field, "is out of bounds");
        }
        return (int) number;
    }

    private long longNumber(String field, @Nullable Object value) {
        if (value instanceof Integer || value instanceof Long) {
            return ((Number) value).longValue();
        }
        throw wrong(field, "is not a whole number");
    }

    private Instant time(String field, Object value) {
        if (value instanceof Date date) {
            return date.toInstant();
        }
        throw wrong(field, "is not a date");
    }

    private UnreadableDocument wrong(String field, String rule) {
        return new UnreadableDocument(path + "." + field + " " + rule);
    }
}
