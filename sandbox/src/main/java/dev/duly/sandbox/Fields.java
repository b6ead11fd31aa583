package dev.duly.sandbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The fields of a JSON object that somebody sent, read strictly. One that is null counts as left
/// out. Each method throws an IllegalArgumentException with the field and the rule that it breaks.
///
/// @param where what stands before the names in a complaint: empty, or such as `create.`
record Fields(JsonNode json, String where) {
    private static final Duration LONGEST = Duration.ofDays(1);

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    /// @param bytes a whole request
    static Fields parse(byte[] bytes) {
        JsonNode json;
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            json = JSON.readTree(text.toString());
        } catch (CharacterCodingException broken) {
            throw new IllegalArgumentException("the request must be UTF-8", broken);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("the request must be one JSON object", broken);
        }
        if (!json.isObject()) {
            throw new IllegalArgumentException("the request must be one JSON object");
        }
        return new Fields(json, "");
    }

    /// @return this, when it has no other fields
    Fields only(Set<String> known) {
        for (var name : json.propertyNames()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        where
                                + shortened(name)
                                + " is not a known field: those are "
                                + String.join(", ", new TreeSet<>(known)));
            }
        }
        return this;
    }

    @Nullable JsonNode value(String name) {
        var value = json.get(name);
        return value == null || value.isNull() ? null : value;
    }

    @Nullable String text(String name) {
        var value = value(name);
        if (value == null) {
            return null;
        }
        check(value.isString(), name, "a string");
        return value.stringValue();
    }

    /// False when it is left out.
    boolean flag(String name) {
        var value = value(name);
        if (value == null) {
            return false;
        }
        check(value.isBoolean(), name, "true or false");
        return value.booleanValue();
    }

    long whole(String name, long otherwise) {
        var value = value(name);
        if (value == null) {
            return otherwise;
        }
        check(
                value.isIntegralNumber() && value.canConvertToLong(),
                name,
                "a whole number of at most 64 bits");
        return value.longValue();
    }

    /// From 0 to 1; 0 when it is left out.
    double share(String name) {
        var value = value(name);
        if (value == null) {
            return 0;
        }
        var rule = "a number from 0 to 1";
        check(value.isNumber(), name, rule);
        var share = value.doubleValue();
        check(share >= 0 && share <= 1, name, rule);
        return share;
    }

    Duration duration(String name, Duration otherwise) {
        var text = text(name);
        if (text == null) {
            return otherwise;
        }
        var rule = "an ISO 8601 duration from PT0S to PT24H, such as PT2S";
        try {
            var duration = Duration.parse(text);
            check(!duration.isNegative() && duration.compareTo(LONGEST) <= 0, name, rule);
            return duration;
        } catch (DateTimeParseException broken) {
            throw new IllegalArgumentException(where + name + " must be " + rule, broken);
        }
    }

    /// An object within; without any field when it is left out.
    Fields within(String name) {
        var value = value(name);
        if (value == null) {
            return new Fields(JSON.createObjectNode(), where + name + ".");
        }
        check(value.isObject(), name, "an object");
        return new Fields(value, where + name + ".");
    }

    private void check(boolean holds, String name, String rule) {
        if (!holds) {
            throw new IllegalArgumentException(where + name + " must be " + rule);
        }
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "...";
    }

    /// Without the values: they may be numbers and words of people.
    @Override
    public String toString() {
        return where + json.propertyNames().size() + " fields";
    }
}
