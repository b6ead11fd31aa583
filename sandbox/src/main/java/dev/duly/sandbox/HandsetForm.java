package dev.duly.sandbox;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads what a handset is to send: `{from, to?, body?, media?: [{contentType, base64}], lost?}`.
final class HandsetForm {
    private static final Set<String> FIELDS = Set.of("from", "to", "body", "media", "lost");
    private static final Set<String> PICTURE_FIELDS = Set.of("contentType", "base64");
    private static final int LONGEST_BODY = 1_600;
    private static final int MOST_PICTURES = 10;

    private final SandboxSettings settings;

    HandsetForm(SandboxSettings settings) {
        this.settings = settings;
    }

    /// @throws IllegalArgumentException with the field and the rule that it breaks
    Ledger.Incoming read(byte[] bytes) {
        var json = Fields.parse(bytes).only(FIELDS);
        var from = json.text("from");
        if (from == null) {
            throw new IllegalArgumentException("from is required: the handset's number");
        }
        if (!SandboxSettings.isNumber(from)) {
            throw new IllegalArgumentException(
                    "from must be in E.164 form, a plus sign and 7 to 15 digits");
        }
        var to = json.text("to");
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
        return new Ledger.Incoming(from, to, body, pictures, json.flag("lost"));
    }

    private static String body(Fields json) {
        var body = json.text("body");
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

    private static List<Ledger.Picture> pictures(Fields json) {
        var media = json.value("media");
        if (media == null) {
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
        var picture = new Fields(json, where).only(PICTURE_FIELDS);
        var type = picture.text("contentType");
        if (type == null || !type.matches("[\\w.+-]{1,60}/[\\w.+-]{1,60}")) {
            throw new IllegalArgumentException(
                    where + "contentType must be a media type such as image/jpeg");
        }
        var base64 = picture.text("base64");
        try {
            return new Ledger.Picture(
                    type, Base64.getDecoder().decode(base64 == null ? "" : base64));
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(where + "base64 must be Base64", broken);
        }
    }
}
