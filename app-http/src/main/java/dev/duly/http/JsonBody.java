package dev.duly.http;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One JSON object of flat members, read strictly: what is unknown, doubled or of another type is
/// an error, and so is anything before or after it.
final class JsonBody {
    /// What a member may be.
    enum Type {
        STRING("a string"),
        WHOLE_NUMBER("a whole number"),
        FLAG("true or false");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        private boolean takes(JsonToken token) {
            return switch (this) {
                case STRING -> token == JsonToken.VALUE_STRING;
                case WHOLE_NUMBER -> token == JsonToken.VALUE_NUMBER_INT;
                case FLAG -> token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
            };
        }
    }

    private static final int LONGEST_SHOWN_NAME = 40;

    private final FieldErrors errors;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, String> written = new HashMap<>();

    private JsonBody(FieldErrors errors) {
        this.errors = errors;
    }

    /// @param known the members there may be, strings all
    /// @param errors takes what is wrong with single members
    /// @throws RequestProblem 400 when it is not one JSON object
    static JsonBody read(String text, Set<String> known, FieldErrors errors) {
        return read(
                text,
                known.stream().collect(Collectors.toMap(name -> name, _ -> Type.STRING)),
                errors);
    }

    /// @param known the members there may be, each with its type
    /// @param errors takes what is wrong with single members
    /// @throws RequestProblem 400 when it is not one JSON object
    static JsonBody read(String text, Map<String, Type> known, FieldErrors errors) {
        var body = new JsonBody(errors);
        try (var parser = Json.parser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw broken("must be a JSON object");
            }
            body.readMembers(parser, known);
            if (parser.nextToken() != null) {
                throw broken("must be one JSON object with nothing after it");
            }
        } catch (JacksonException e) {
            // Its message may quote the body.
            var at = e.getLocation();
            throw broken(
                    at == null
                            ? "is not JSON"
                            : "is not JSON: see line %d, column %d"
                                    .formatted(at.getLineNr(), at.getColumnNr()));
        }
        return body;
    }

    /// The member's value; empty, and noted, when it is not there or breaks a rule.
    ///
    /// @param read takes the member as it is written in JSON, a string without its quotes
    <T> Optional<T> required(String name, Function<String, T> read) {
        if (!seen.contains(name)) {
            errors.add(name, "is missing");
        }
        return optional(name, read);
    }

    /// Whether the member is there at all.
    boolean has(String name) {
        return seen.contains(name);
    }

    /// The member's value; empty when it is not there, and also, but noted, when it breaks a rule.
    <T> Optional<T> optional(String name, Function<String, T> read) {
        return Optional.ofNullable(written.get(name))
                .flatMap(value -> errors.read(name, value, read));
    }

    private void readMembers(JsonParser parser, Map<String, Type> known) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            var type = known.get(name);
            if (type == null) {
                errors.add(shortened(name), "is not known here");
                parser.skipChildren();
            } else if (!seen.add(name)) {
                errors.add(name, "stands there twice");
                parser.skipChildren();
            } else if (type.takes(token)) {
                written.put(name, parser.getString());
            } else {
                errors.add(name, "must be " + type.word + ", and is " + word(token));
                parser.skipChildren();
            }
        }
    }

    private static RequestProblem broken(String rule) {
        return new RequestProblem(Problem.invalid(FieldError.BODY, rule));
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_SHOWN_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_SHOWN_NAME / 2)) + "…";
    }

    private static String word(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> "a string";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case START_ARRAY -> "an array";
            case START_OBJECT -> "an object";
            case END_ARRAY, END_OBJECT, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    "something else";
        };
    }
}
