package dev.duly.sandbox;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads what a handset is to send: `{from, to?, body?, media?: [{contentType, base64}]}`.
final class HandsetForm {
    private static final Set<String> FIELDS = Set.of("from", "to", "body", "media");
    private static final Set<String> PICTURE_FIELDS = Set.of("contentType", "base64");
    private static final int LONGEST_BODY = 1_600;
    private static final int MOST_PICTURES = 10;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final SandboxSettings settings;

    HandsetForm(SandboxSettings settings) {
        this.settings = settings;
    }

    /// @throws IllegalArgumentException with the field and the rule that it breaks
    Ledger.Incoming read(byte[] bytes) {
        var json = parse(bytes);
        checkFields(json, FIELDS, "");
        var from = text(json, "from", "");
        if (from == null) {
            throw new IllegalArgumentException("from is required: the handset's number");
        }
        if (!SandboxSettings.isNumber(from)) {
            throw new IllegalArgumentException(
                    "from must be in E.164 form, a plus sign and 7 to 15 digits");
        }
        var to = text(json, "to", "");
        if (to != null && !settings.numbers().contains(to)) {
            throw new IllegalArgumentException(
                    "to must be one of the sandbox's numbers: "
                            + String.join(", ", settings.numbers()));
        }
        if (settings.numbers().contains(from)) {
            throw new IllegalArgumentException("from must not be one of the sandbox's numbers");
        }
        var body = body(json);
        var pictures = pictures(json);
        if (body.isEmpty() && pictures.isEmpty()) {
            throw new IllegalArgumentException("body or media is required");
        }
        return new Ledger.Incoming(from, to, body, pictures);
    }

    private static String body(JsonNode json) {
        var body = text(json, "body", "");
        if (body == null) {
            return "";
        }
        if (body.codePointCount(0, body.length()) > LONGEST_BODY) {
            throw new IllegalArgumentException("body must have at most 1600 characters");
        }
        if (body.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
            throw new IllegalArgumentException("body must not hold half a surrogate pair");
        }
        return body;
    }

    private static List<Ledger.Picture> pictures(JsonNode json) {
        var media = json.get("media");
        if (media == null || media.isNull()) {
            return List.of();
        }
        if (!media.isArray() || media.size() > MOST_PICTURES) {
            throw new IllegalArgumentException(
                    "media must be a list of at most 10, each {contentType, base64}");
        }
        var pictures = new ArrayList<Ledger.Picture>();
        for (var at = 0; at < media.size(); at++) {
            pictures.add(picture(media.get(at), "media[" + at + "]."));
        }
        return pictures;
    }

    private static Ledger.Picture picture(JsonNode json, String where) {
        if (!json.isObject()) {
            throw new IllegalArgumentException(
                    where.substring(0, where.length() - 1) + " must be {contentType, base64}");
        }
        checkFields(json, PICTURE_FIELDS, where);
        var type = text(json, "contentType", where);
        if (type == null || !type.matches("[\\w.+-]{1,60}/[\\w.+-]{1,60}")) {
            throw new IllegalArgumentException(
                    where + "contentType must be a media type such as image/jpeg");
        }
        var base64 = text(json, "base64", where);
        try {
            return new Ledger.Picture(
                    type, Base64.getDecoder().decode(base64 == null ? "" : base64));
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(where + "base64 must be Base64", broken);
        }
    }

    private static JsonNode parse(byte[] bytes) {
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
        return json;
    }

    private static void checkFields(JsonNode json, Set<String> known, String where) {
        for (var name : json.propertyNames()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        where
                                + shortened(name)
                                + " is not a known field: those are "
                                + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    private static @Nullable String text(JsonNode json, String name, String where) {
        var value = json.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new IllegalArgumentException(where + name + " must be a string");
        }
        return value.stringValue();
    }

    private static String shortened(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40) + "...";
    }
}
