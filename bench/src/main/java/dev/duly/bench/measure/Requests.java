package dev.duly.bench.measure;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The requests of the load, the same for both sides. Each text has a number, by which it is known
/// again.
final class Requests {
    static final String SEND = "/api/messages/send";
    static final String INBOUND = "/api/messages/twilio/inbound";
    static final String FORM = "application/x-www-form-urlencoded";
    static final String ACCOUNT = "AC" + "0".repeat(32);

    private static final String WORDS =
            "Hi Alice, this is a reminder of your appointment at Main Street Clinic on Tuesday 14"
                    + " March at 10:30. Reply YES to confirm or NO to cancel. Msg ";
    private static final int NUMBERS = 9_000_000;

    private final String origin;
    private final String headers;

    /// @param token for the API; empty where none is asked for
    Requests(String origin, Optional<String> token) {
        this.origin = origin;
        this.headers = token.map(word -> "Authorization: Bearer " + word + "\r\n").orElse("");
    }

    byte[] send(long number) {
        return post(SEND, "application/json", headers, body(number));
    }

    static String body(long number) {
        return "{\"caseId\":\"C-%d\",\"to\":\"%s\",\"body\":\"%s#%d\"}"
                .formatted(number % 1_000, phone(number), WORDS, number);
    }

    /// The number of the text with these words.
    static int numberIn(String words) {
        return Integer.parseInt(words, words.lastIndexOf('#') + 1, words.length(), 10);
    }

    /// What the provider posts when a client texts, with its 19 fields, signed.
    byte[] inbound(long number) {
        var fields = new TreeMap<>(inboundFields());
        var sid = "SM%032x".formatted(number);
        fields.put("SmsMessageSid", sid);
        fields.put("SmsSid", sid);
        fields.put("MessageSid", sid);
        fields.put("From", phone(number));
        return signed(origin, INBOUND, fields);
    }

    static Map<String, String> inboundFields() {
        return Map.ofEntries(
                Map.entry("ToCountry", "US"),
                Map.entry("ToState", "CA"),
                Map.entry("SmsMessageSid", "SM" + "0".repeat(32)),
                Map.entry("NumMedia", "0"),
                Map.entry("ToCity", "SAN FRANCISCO"),
                Map.entry("FromZip", "94105"),
                Map.entry("SmsSid", "SM" + "0".repeat(32)),
                Map.entry("FromState", "CA"),
                Map.entry("SmsStatus", "received"),
                Map.entry("FromCity", "OAKLAND"),
                Map.entry("Body", "Yes, I will be there at 10:30 — thanks!"),
                Map.entry("FromCountry", "US"),
                Map.entry("To", "+15005550006"),
                Map.entry("ToZip", "94105"),
                Map.entry("NumSegments", "1"),
                Map.entry("MessageSid", "SM" + "0".repeat(32)),
                Map.entry("AccountSid", ACCOUNT),
                Map.entry("From", "+17025550142"),
                Map.entry("ApiVersion", "2010-04-01"));
    }

    static byte[] signed(String origin, String path, Map<String, String> fields) {
        var signature = Signing.of(origin + path, fields);
        return post(path, FORM, "X-Twilio-Signature: " + signature + "\r\n", form(fields));
    }

    static String form(Map<String, String> fields) {
        var form = new StringBuilder();
        fields.forEach((name, value) -> {
            form.append(form.isEmpty() ? "" : "&").append(name).append('=');
            form.append(URLEncoder.encode(value, StandardCharsets.UTF_8));
        });
        return form.toString();
    }

    byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String phone(long number) {
        return "+1702" + (2_000_000 + number % (NUMBERS - 2_000_000));
    }

    private static byte[] post(String path, String type, String headers, String body) {
        var length = body.getBytes(StandardCharsets.UTF_8).length;
        return ("POST "
                        + path
                        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: "
                        + type
                        + "\r\nContent-Length: "
                        + length
                        + "\r\n"
                        + headers
                        + "\r\n"
                        + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
