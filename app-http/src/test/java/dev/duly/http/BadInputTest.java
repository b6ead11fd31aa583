package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// Whatever is wrong with a send is said in full, and nothing is kept.
class BadInputTest {
    private final TestServer server = new TestServer();

    @AfterEach
    void nothingIsKept() {
        assertThat(server.kept()).isEmpty();
        assertThat(server.gateway.requests()).isEmpty();
        server.close();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("", "$", "is missing"),
                Arguments.of("   ", "$", "JSON object"),
                Arguments.of("[]", "$", "JSON object"),
                Arguments.of("null", "$", "JSON object"),
                Arguments.of("\"text\"", "$", "JSON object"),
                Arguments.of("{\"caseId\":", "$", "is not JSON"),
                Arguments.of("{'caseId':1}", "$", "is not JSON"),
                Arguments.of(text("Hello") + " {}", "$", "nothing after it"),
                Arguments.of(text("Hello") + "x", "$", "is not JSON"),
                Arguments.of("[".repeat(10_000), "$", "JSON object"),
                Arguments.of("{\"x\":" + "[".repeat(10_000), "$", "is not JSON"),
                Arguments.of("{}", "caseId", "is missing"),
                Arguments.of("{}", "to", "is missing"),
                Arguments.of("{}", "body", "is missing"),
                Arguments.of(text(""), "body", "must not be blank"),
                Arguments.of(text(" \\n "), "body", "must not be blank"),
                Arguments.of(text("x".repeat(1_601)), "body", "1,601"),
                Arguments.of(text("\\ud83d"), "body", "surrogate"),
                Arguments.of(text("\\u0007"), "body", "U+0007"),
                Arguments.of(text("Hello").replace("\"Hello\"", "7"), "body", "is a number"),
                Arguments.of(text("Hello").replace("\"Hello\"", "null"), "body", "is null"),
                Arguments.of(text("Hello").replace("\"Hello\"", "[\"a\"]"), "body", "is an array"),
                Arguments.of(text("Hello").replace("\"Hello\"", "{}"), "body", "is an object"),
                Arguments.of(text("Hello").replace("\"Hello\"", "true"), "body", "true or false"),
                Arguments.of(text("Hello").replace("0142", "O142"), "to", "telephone number"),
                Arguments.of(text("Hello").replace("+17025550142", ""), "to", "telephone number"),
                Arguments.of(text("Hello").replace("C-1042", "C1"), "caseId", "3 to 64"),
                Arguments.of(with("\"when\":\"now\""), "when", "is not known"),
                Arguments.of(with("\"body\":\"Twice\""), "body", "twice"),
                Arguments.of(with("\"purpose\":\"consent\""), "purpose", "must be one of manual"),
                Arguments.of(with("\"purpose\":\"Court\""), "purpose", "must be one of manual"),
                Arguments.of(with("\"departmentId\":\"No Such\""), "departmentId", "lower-case"),
                Arguments.of(with("\"departmentId\":\"nowhere\""), "departmentId", "no department"),
                Arguments.of(with("\"departmentId\":null"), "departmentId", "is null"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theProblemNamesTheFieldAndTheRule(String body, String field, String rule) {
        var answer = server.send(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.at("/error")).isEqualTo("Invalid payload");
        assertThat(answer.json().get("details"))
                .anySatisfy(error -> {
                    assertThat(error.get("field").asString()).isEqualTo(field);
                    assertThat(error.get("rule").asString()).contains(rule);
                });
        assertThat(answer.at("/detail")).contains(rule);
    }

    @Test
    void everythingWrongIsSaidAtOnce() {
        var answer =
                server.send(
                        "{\"caseId\":1,\"to\":\"abc\",\"body\":\"\",\"extra\":1}",
                        "Idempotency-Key",
                        "two words");
        assertThat(answer.json().get("details").valueStream().map(BadInputTest::field))
                .containsExactlyInAnyOrder("caseId", "to", "body", "extra", "Idempotency-Key");
    }

    @Test
    void aMisspeltOptionInTheQueryDoesNotSend() {
        var answer = server.post("/api/messages/send?dryRun=true&_cb=1", text("Hello"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/details/0/field")).isEqualTo("dryRun");
    }

    @Test
    void bytesThatAreNotUtf8AreNotReplaced() {
        var bytes = text("Hell\u00f6").getBytes(StandardCharsets.ISO_8859_1);
        var answer =
                server.call(
                        server.request("/api/messages/send")
                                .header("Authorization", "Bearer " + server.token)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofByteArray(bytes)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/details/0/rule")).isEqualTo("has bytes that are not UTF-8");
    }

    @Test
    void aBodyThatIsNotSaidToBeJsonIsNotRead() {
        for (var type :
                Stream.of("text/plain", "application/x-www-form-urlencoded", "x").toList()) {
            var answer =
                    server.call(
                            server.request("/api/messages/send")
                                    .header("Authorization", "Bearer " + server.token)
                                    .header("Content-Type", type)
                                    .POST(BodyPublishers.ofString(text("Hello"))));
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.at("/details/0/field")).isEqualTo("Content-Type");
        }
        var untold =
                server.call(
                        server.request("/api/messages/send")
                                .header("Authorization", "Bearer " + server.token)
                                .POST(BodyPublishers.ofString(text("Hello"))));
        assertThat(untold.status()).isEqualTo(415);
    }

    @Test
    void tenMegabytesAreTooMuchAndTheConnectionGoesOn() {
        var answer = server.send(text("x".repeat(10 * 1024 * 1024)));
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.at("/details/0/rule")).isEqualTo("must have at most 262,144 bytes");
        assertThat(server.get("/api/messages").status()).isEqualTo(200);
    }

    @Test
    void whatAnnouncesFarTooMuchIsTurnedAwayUnread() {
        var answer =
                RawHttp.exchange(
                        server.port(),
                        "POST /api/messages/send HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n"
                                .formatted(16 * 1024 * 1024 + 1));
        assertThat(answer).startsWith("HTTP/1.1 413").containsIgnoringCase("connection: close");
    }

    @Test
    void twoKeysAreOneTooMany() {
        var answer = server.send(text("Hello"), "Idempotency-Key", "a", "Idempotency-Key", "b");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/details/0/field")).isEqualTo("Idempotency-Key");
    }

    private static String field(JsonNode error) {
        return error.get("field").asString();
    }

    private static String text(String body) {
        return "{\"caseId\":\"C-1042\",\"to\":\"+17025550142\",\"body\":\"" + body + "\"}";
    }

    private static String with(String member) {
        return text("Hello").replace("}", "," + member + "}");
    }
}
