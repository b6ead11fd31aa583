package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The names, types and patterns of Twilio's own description of its API, for what the sandbox
/// answers.
class ShapeTest extends SandboxScene {
    private static final String DATE =
            "(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d{2} [A-Z][a-z]{2} \\d{4} \\d{2}:\\d{2}:\\d{2} \\+0000";

    /// A pattern for each property that is a string; each may be null.
    private static final Map<String, String> STRINGS =
            Map.ofEntries(
                    Map.entry("body", "(?s).*"),
                    Map.entry("num_segments", "\\d+"),
                    Map.entry("direction", "inbound|outbound-api|outbound-call|outbound-reply"),
                    Map.entry("from", "\\+\\d{7,15}"),
                    Map.entry("to", "\\+\\d{7,15}"),
                    Map.entry("date_updated", DATE),
                    Map.entry("price", "-?\\d+\\.\\d+"),
                    Map.entry("error_message", ".+"),
                    Map.entry("uri", "/2010-04-01/Accounts/AC[0-9a-f]{32}/Messages/.{34}\\.json"),
                    Map.entry("account_sid", "AC[0-9a-fA-F]{32}"),
                    Map.entry("num_media", "\\d+"),
                    Map.entry(
                            "status",
                            "queued|sending|sent|failed|delivered|undelivered|receiving|received"
                                    + "|accepted|scheduled|read|partially_delivered|canceled"),
                    Map.entry("messaging_service_sid", "MG[0-9a-fA-F]{32}"),
                    Map.entry("sid", "(SM|MM)[0-9a-fA-F]{32}"),
                    Map.entry("date_sent", DATE),
                    Map.entry("date_created", DATE),
                    Map.entry("price_unit", "[A-Z]{3}"),
                    Map.entry("api_version", "2010-04-01"));

    @Test
    void everyKindOfMessageHasTheShapeOfTwilios() {
        caller.send("+17025550142", "through the service");
        caller.create("To", "+17025550142", "From", Caller.NUMBER, "Body", "from a number");
        caller.create(
                "To",
                "+17025550142",
                "From",
                Caller.NUMBER,
                "MediaUrl",
                "http://127.0.0.1/a.png",
                "MediaUrl",
                "http://127.0.0.1/b.png");
        caller.send("+15005551006", "undelivered");
        caller.handset("+17025550143", "inbound");
        eventually(() -> messages().toString().contains("\"undelivered\""));

        var messages = messages();
        assertThat(messages).hasSize(5);
        messages.forEach(ShapeTest::check);
        var media = messages.valueStream().map(m -> m.get("num_media").stringValue()).toList();
        assertThat(media).containsExactly("0", "0", "2", "0", "0");
    }

    @Test
    void aCreatedMessageHasTheShapeOfTwilios() {
        check(caller.send("+17025550142", "hello"));
    }

    @Test
    void aListHasTheShapeOfTwilios() {
        var list = Caller.json(caller.get("/Messages.json?PageSize=1"));

        assertThat(list.propertyNames())
                .containsExactlyInAnyOrder(
                        "end",
                        "first_page_uri",
                        "next_page_uri",
                        "page",
                        "page_size",
                        "previous_page_uri",
                        "start",
                        "uri",
                        "messages");
        for (var number : List.of("end", "page", "page_size", "start")) {
            assertThat(list.get(number).isIntegralNumber()).as(number).isTrue();
        }
        assertThat(list.get("uri").stringValue()).startsWith("/2010-04-01/Accounts/AC");
    }

    @Test
    void theServiceAndItsNumbersHaveTheShapeOfTwilios() {
        var service = json("/v1/Services/" + Caller.SERVICE);
        assertThat(service.get("sid").stringValue()).isEqualTo(Caller.SERVICE);
        assertThat(service.get("sticky_sender").booleanValue()).isTrue();
        assertThat(service.get("smart_encoding").booleanValue()).isFalse();
        assertThat(service.get("inbound_request_url").stringValue())
                .isEqualTo(receiver.url("/inbound"));

        var numbers = json("/v1/Services/" + Caller.SERVICE + "/PhoneNumbers");
        assertThat(numbers.get("meta").get("key").stringValue()).isEqualTo("phone_numbers");
        assertThat(numbers.get("phone_numbers").valueStream())
                .allMatch(number -> number.get("sid").stringValue().matches("PN[0-9a-f]{32}"))
                .extracting(number -> number.get("phone_number").stringValue())
                .containsExactly("+15005550006", "+15005550016");
        assertThat(json("/v1/Services").get("services")).hasSize(1);
        assertThat(Caller.json(caller.get(".json")).get("status").stringValue())
                .isEqualTo("active");
    }

    private JsonNode json(String path) {
        return Caller.json(caller.call(caller.authorized(path).GET()));
    }

    private JsonNode messages() {
        return Caller.json(caller.get("/Messages.json")).get("messages");
    }

    private static void check(JsonNode message) {
        var names = new HashSet<>(STRINGS.keySet());
        names.addAll(Set.of("error_code", "subresource_uris"));
        assertThat(message.propertyNames()).containsExactlyInAnyOrderElementsOf(names);
        STRINGS.forEach((name, pattern) -> {
            var value = message.get(name);
            if (!value.isNull()) {
                assertThat(value.isString()).as(name).isTrue();
                assertThat(value.stringValue()).as(name).matches(pattern);
            }
        });
        var code = message.get("error_code");
        assertThat(code.isNull() || code.isIntegralNumber()).isTrue();
        assertThat(message.get("subresource_uris").isObject()).isTrue();
    }
}
