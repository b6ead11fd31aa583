package dev.duly.twilio;

import static dev.duly.twilio.Sent.PATH;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.sending.ProviderMessage;
import dev.duly.testkit.Samples;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/// What Twilio lists, in its own form.
final class Listed {
    private static final DateTimeFormatter RFC_2822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
                    .withZone(ZoneOffset.UTC);

    private static final JsonMapper JSON = new JsonMapper();

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

    /// Changed half a minute after it was made.
    static String message(String sid, String body, Instant createdAt) {
        return message(
                new ProviderMessage(
                        new ProviderMessageId(sid),
                        Optional.empty(),
                        body,
                        ProviderStatus.ACCEPTED,
                        Optional.empty(),
                        createdAt,
                        Optional.of(createdAt.plusSeconds(30))));
    }

    static String message(ProviderMessage text) {
        return """
        {"sid": "%s", "account_sid": "%s", "body": %s, "date_created": %s, "date_sent": null,
         "date_updated": %s, "direction": "outbound-api", "error_code": %s, "from": %s,
         "status": "%s", "to": "+17025550142", "price": null, "subresource_uris": {}}
        """
                .formatted(
                        text.id(),
                        Sent.ACCOUNT,
                        quoted(text.body()),
                        date(text.createdAt()),
                        text.changedAt().map(Listed::date).orElse("null"),
                        text.errorCode().map(String::valueOf).orElse("null"),
                        text.from().map(from -> quoted(from.e164())).orElse("null"),
                        text.status().name().toLowerCase(Locale.ROOT));
    }

    /// A text from Ann to the office, posted a second after it came in.
    static String inbound(int number, Instant createdAt) {
        return inbound(
                "SM%032x".formatted(number),
                Samples.OFFICE,
                "words of " + number,
                0,
                createdAt,
                createdAt.plusSeconds(1));
    }

    static String inbound(
            String sid, PhoneNumber to, String body, int media, Instant createdAt, Instant sentAt) {
        return """
        {"sid": "%s", "account_sid": "%s", "body": %s, "date_created": %s, "date_sent": %s,
         "date_updated": %s, "direction": "inbound", "error_code": null, "from": "%s",
         "messaging_service_sid": null, "num_media": "%d", "num_segments": "1", "price": null,
         "status": "received", "subresource_uris": {"media": "/m.json"}, "to": "%s"}
        """
                .formatted(
                        sid,
                        Sent.ACCOUNT,
                        quoted(body),
                        date(createdAt),
                        date(sentAt),
                        date(sentAt),
                        Samples.ANN.e164(),
                        media,
                        to.e164());
    }

    /// @param next JSON: a text in quotes, or null
    static String media(String next, String... media) {
        return """
        {"first_page_uri": "/f", "media_list": [%s], "next_page_uri": %s, "page": 0}
        """
                .formatted(String.join(",", media), next);
    }

    static String medium(int number, String contentType) {
        return """
        {"sid": "ME%032x", "content_type": "%s", "parent_sid": "%s", "uri": "/u.json"}
        """
                .formatted(number, contentType, Sent.SID);
    }

    /// @param next JSON: a text in quotes, or null
    static String numbers(String next, PhoneNumber... numbers) {
        var listed =
                Arrays.stream(numbers)
                        .map(number -> "{\"phone_number\": \"" + number.e164() + "\"}")
                        .collect(Collectors.joining(","));
        return """
        {"phone_numbers": [%s],
         "meta": {"page": 0, "key": "phone_numbers", "next_page_url": %s}}
        """
                .formatted(listed, next);
    }

    static String quoted(String words) {
        return JSON.writeValueAsString(words);
    }

    private static String date(Instant moment) {
        return quoted(RFC_2822.format(moment));
    }
}
