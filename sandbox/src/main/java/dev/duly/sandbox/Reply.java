package dev.duly.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// What a caller is answered.
///
/// @param status 0: the caller is never answered
// The bytes are written once and then sent.
@SuppressWarnings("ArrayRecordComponent")
record Reply(int status, Map<String, String> headers, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// The connection is held, without a word, until the caller gives up.
    static final Reply SILENCE = new Reply(0, Map.of(), new byte[0]);

    static Reply json(int status, Object body) {
        return bytes(status, "application/json", JSON.writeValueAsBytes(body));
    }

    /// An error in the shape of RFC 9457, for what is the sandbox's own.
    static Reply problem(int status, String title, String detail) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status);
        body.put("detail", detail);
        return bytes(status, "application/problem+json", JSON.writeValueAsBytes(body));
    }

    static Reply bytes(int status, String contentType, byte[] body) {
        return new Reply(status, Map.of("Content-Type", contentType), body);
    }

    static Reply noContent() {
        return new Reply(204, Map.of(), new byte[0]);
    }

    boolean silent() {
        return status == 0;
    }

    Reply with(Map<String, String> more) {
        var all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Reply(status, all, body);
    }
}
