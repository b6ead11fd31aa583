package dev.duly.twilio;

import static dev.duly.twilio.Sent.PATH;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What Twilio lists, in its own form.
final class Listed {
    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private Listed() {}

    /// @param next JSON: a text in quotes, or null
    static String page(String next, String... messages) {
        return """
        {"first_page_uri": "%s?PageSize=100&Page=0", "end": 1, "page": 0, "page_size": 100,
         "previous_page_uri": null, "start": 0, "uri": "%s?PageSize=100&Page=0",
         "messages": [%s], "next_page_uri": %s}
        """
                .formatted(PATH, PATH, String.join(",", messages), next);
    }

    static String message(int number, Instant createdAt) {
        return message("SM%032x".formatted(number), "words of " + number, createdAt);
    }

    static String message(String sid, String body, Instant createdAt) {
        return """
        {"sid": "%s", "account_sid": "%s", "body": "%s",
         "date_created": "%s", "date_sent": null, "direction": "outbound-api",
         "error_code": null, "from": null, "status": "accepted", "to": "+17025550142",
         "price": null, "subresource_uris": {}}
        """
                .formatted(sid, Sent.ACCOUNT, body, RFC_2822.format(createdAt));
    }
}
