package dev.duly.sandbox;

import java.util.LinkedHashMap;
import java.util.Map;

/// A request that is answered with an error in Twilio's shape, `{code, message, more_info,
/// status}`. Nothing was changed.
final class Refusal extends RuntimeException {
    private final int httpStatus;
    private final int code;

    private Refusal(int httpStatus, int code, String message) {
        // No stack trace: it is an answer, and cheap under load.
        super(message, null, false, false);
        this.httpStatus = httpStatus;
        this.code = code;
    }

    /// A request that was understood and cannot be met: 400 with Twilio's code.
    static Refusal of(int code, String message) {
        return new Refusal(400, code, message);
    }

    static Refusal malformed(String message) {
        return new Refusal(400, 20001, message);
    }

    static Refusal unauthorized() {
        return new Refusal(401, 20003, "Authenticate");
    }

    static Refusal notFound(String path) {
        return new Refusal(404, 20404, "The requested resource " + path + " was not found");
    }

    static Refusal methodNotAllowed() {
        return new Refusal(405, 20004, "Method not allowed");
    }

    static Refusal conflict(int code, String message) {
        return new Refusal(409, code, message);
    }

    static Refusal tooLarge() {
        return new Refusal(413, 20001, "The request is too large.");
    }

    static Refusal tooManyRequests() {
        return new Refusal(429, 20429, "Too Many Requests");
    }

    static Refusal internal() {
        return new Refusal(500, 20500, "An internal server error has occurred");
    }

    static Refusal unavailable() {
        return new Refusal(503, 20503, "Service is unavailable, please try again");
    }

    int httpStatus() {
        return httpStatus;
    }

    Reply reply() {
        var body = new LinkedHashMap<String, Object>();
        body.put("code", code);
        body.put("message", getMessage());
        body.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        body.put("status", httpStatus);
        return Reply.json(httpStatus, body).with(headers());
    }

    private Map<String, String> headers() {
        if (httpStatus == 401) {
            return Map.of("WWW-Authenticate", "Basic realm=\"Twilio API\"");
        }
        if (httpStatus == 413) {
            // What is left of the request is not read.
            return Map.of("Connection", "close");
        }
        return httpStatus == 429 ? Map.of("Retry-After", "1") : Map.of();
    }
}
