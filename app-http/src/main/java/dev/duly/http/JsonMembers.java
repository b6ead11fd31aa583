package dev.duly.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads the members of one object for [JsonBody], and of the objects in it.
final class JsonMembers {
    private static final int LONGEST_SHOWN_NAME = 40;
    private static final int MOST_DIGITS = 9;

    /// A list or an object of an agency's own names is no longer than this.
    private static final int MOST_ENTRIES = 1_000;

    /// Stands for a value that is of a wrong type, which has been noted.
    private static final Object WRONG = new Object();

    private final JsonParser parser;
    private final FieldErrors errors;

    JsonMembers(JsonParser parser, FieldErrors errors) {
        this.parser = parser;
        this.errors = errors;
    }

    /// Reads on to the end of the object in which the parser stands.
    JsonBody read(String path, JsonBody.Members known) {
        var values = new HashMap<String, Object>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            var type = known.types().get(name);
            if (type == null) {
                errors.add(path + shortened(name), "is not known here");
                parser.skipChildren();
            } else if (values.containsKey(name)) {
                errors.add(path + name, "stands there twice");
                parser.skipChildren();
            } else {
                var isNull = token == JsonToken.VALUE_NULL && known.nullable().contains(name);
                values.put(
                        name,
                        isNull
                                ? JsonBody.NULL
                                : value(token, path + name, type, known.objects().get(name)));
            }
        }
        return new JsonBody(path, errors, values);
    }

    /// @throws IllegalArgumentException with the rule
    static Integer number(String written) {
        if (written.length() > MOST_DIGITS) {
            throw new IllegalArgumentException(
                    "must be a whole number of at most " + MOST_DIGITS + " digits");
        }
        return Integer.valueOf(written);
    }

    private Object value(
            JsonToken token, String field, JsonBody.Type type, JsonBody.@Nullable Members members) {
        if (type == JsonBody.Type.STRINGS && token == JsonToken.START_ARRAY) {
            return strings(field);
        }
        if (type == JsonBody.Type.OBJECTS && token == JsonToken.START_ARRAY) {
            return objects(field, Objects.requireNonNull(members));
        }
        if (token == JsonToken.START_OBJECT) {
            if (type == JsonBody.Type.TEXTS) {
                return texts(field, JsonBody.Type.STRING);
            }
            if (type == JsonBody.Type.NUMBERS) {
                return texts(field, JsonBody.Type.WHOLE_NUMBER);
            }
            if (type == JsonBody.Type.OBJECT) {
                return read(field + ".", Objects.requireNonNull(members));
            }
        }
        return scalar(token, field, type).map(Object.class::cast).orElse(WRONG);
    }

    private List<String> strings(String field) {
        var strings = new ArrayList<String>();
        for (var token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            scalar(token, field, JsonBody.Type.STRING).ifPresent(strings::add);
            refuseMany(strings.size(), field);
        }
        return strings;
    }

    private List<JsonBody> objects(String field, JsonBody.Members members) {
        var objects = new ArrayList<JsonBody>();
        for (var token = parser.nextToken();
                token != JsonToken.END_ARRAY;
                token = parser.nextToken()) {
            var path = field + "[" + objects.size() + "]";
            if (token == JsonToken.START_OBJECT) {
                objects.add(read(path + ".", members));
            } else {
                var _ = wrongType(token, path, JsonBody.Type.OBJECT);
            }
            refuseMany(objects.size(), field);
        }
        return objects;
    }

    private Map<String, String> texts(String field, JsonBody.Type type) {
        var texts = new HashMap<String, String>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var member = parser.currentName();
            var path = field + "." + shortened(member);
            var value = scalar(parser.nextToken(), path, type);
            if (texts.containsKey(member)) {
                errors.add(path, "stands there twice");
            }
            value.ifPresent(text -> texts.put(member, text));
            refuseMany(texts.size(), field);
        }
        return texts;
    }

    private static void refuseMany(int entries, String field) {
        if (entries > MOST_ENTRIES) {
            throw new RequestProblem(
                    Problem.invalid(field, "must have at most " + MOST_ENTRIES + " entries"));
        }
    }

    private Optional<String> scalar(JsonToken token, String field, JsonBody.Type type) {
        var fits =
                switch (type) {
                    case STRING -> token == JsonToken.VALUE_STRING;
                    case WHOLE_NUMBER -> token == JsonToken.VALUE_NUMBER_INT;
                    case FLAG -> token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE;
                    case STRINGS, TEXTS, NUMBERS, OBJECT, OBJECTS -> false;
                };
        return fits ? Optional.of(parser.getString()) : wrongType(token, field, type);
    }

    private Optional<String> wrongType(JsonToken token, String field, JsonBody.Type type) {
        errors.add(field, "must be " + type.word() + ", and is " + word(token));
        parser.skipChildren();
        return Optional.empty();
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_SHOWN_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_SHOWN_NAME / 2)) + "…";
    }

    private static String word(JsonToken token) {
        return switch (token) {
            case VALUE_NULL -> "null";
            case VALUE_STRING -> "a string";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case START_ARRAY -> "an array";
            case START_OBJECT -> "an object";
            case END_ARRAY, END_OBJECT, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    "something else";
        };
    }
}
