package dev.duly.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.access.Scope;
import dev.duly.core.client.ContactId;
import java.net.URLDecoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ContactsTest {
    private static final String WHOLE =
            """
            {"version":7,"departmentId":"default","caseId":"C-1042","name":"Ann Núñez",
             "phone":"+17025550142","language":"es-mx","timeZone":"America/Los_Angeles","region":"NV"}
            """;

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatTheCaseSystemSaysIsKeptAndShown() {
        var saved = server.put("/api/contacts/P-311", WHOLE);

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.at("/result")).isEqualTo("kept");
        assertThat(saved.json().at("/formerPhone").isNull()).isTrue();
        var contact = server.get("/api/contacts/P-311");
        assertThat(contact.status()).isEqualTo(200);
        assertThat(contact.at("/name")).isEqualTo("Ann Núñez");
        assertThat(contact.at("/phone")).isEqualTo("+17025550142");
        assertThat(contact.at("/language")).isEqualTo("es-MX");
        assertThat(contact.at("/timeZone")).isEqualTo("America/Los_Angeles");
        assertThat(contact.at("/region")).isEqualTo("NV");
        assertThat(server.get("/api/contacts").json().at("/items/0")).isEqualTo(contact.json());
    }

    @Test
    void theSameAndAnEarlierVersionChangeNothing() {
        server.put("/api/contacts/P-311", WHOLE);

        for (var again : List.of(WHOLE, small(7, "+17025550143"), small(6, "+17025550143"))) {
            var answer = server.put("/api/contacts/P-311", again);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.at("/result")).isEqualTo("outdated");
            assertThat(answer.json().at("/version").asLong()).isEqualTo(7);
        }
        assertThat(server.get("/api/contacts/P-311").at("/phone")).isEqualTo("+17025550142");
    }

    @Test
    void anotherNumberTellsTheFormerOne() {
        server.put("/api/contacts/P-311", WHOLE);

        var answer = server.put("/api/contacts/P-311", small(8, "+17025550143"));

        assertThat(answer.at("/formerPhone")).isEqualTo("+17025550142");
        assertThat(answer.json().at("/version").asLong()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "50%25",
                "a%3Fb%23c",
                "%7Bid%7D",
                "a+b",
                "a;b=c",
                "a%3Bb",
                "%5C",
                "...",
                "a,b"
            })
    void whateverAnIdHasItIsFoundUnderIt(String encoded) {
        assertThat(server.put("/api/contacts/" + encoded, WHOLE).status()).isEqualTo(200);

        var id = server.get("/api/contacts").at("/items/0/id");
        assertThat(server.get("/api/contacts/" + encoded).at("/id")).isEqualTo(id);
        assertThat(URLDecoder.decode(encoded.replace("+", "%2B"), UTF_8)).isEqualTo(id);
    }

    @Test
    void aListGoesOnWhereThePageBeforeEnded() {
        Stream.of("P-1", "P-2", "P-3").forEach(id -> server.put("/api/contacts/" + id, WHOLE));

        var first = server.get("/api/contacts?limit=2&departmentId=default");
        var last = server.get("/api/contacts?limit=2&cursor=" + first.at("/nextCursor"));

        assertThat(first.json().get("items").valueStream().map(ContactsTest::id))
                .containsExactly("P-1", "P-2");
        assertThat(last.json().get("items").valueStream().map(ContactsTest::id))
                .containsExactly("P-3");
        assertThat(last.json().get("nextCursor").isNull()).isTrue();
        assertThat(server.get("/api/contacts?departmentId=other").json().get("items")).isEmpty();
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("{}", "version", "is missing"),
                Arguments.of("{}", "departmentId", "is missing"),
                Arguments.of("{}", "name", "is missing"),
                Arguments.of("{}", "phone", "is missing"),
                Arguments.of(with("version", "\"7\""), "version", "whole number, and is a string"),
                Arguments.of(with("version", "7.0"), "version", "whole number"),
                Arguments.of(with("version", "-1"), "version", "from 0"),
                Arguments.of(with("version", "9223372036854775808"), "version", "from 0"),
                Arguments.of(with("departmentId", "\"No\""), "departmentId", "lower-case"),
                Arguments.of(with("departmentId", "\"no\""), "departmentId", "no department"),
                Arguments.of(with("name", "\" \""), "name", "1 to 200"),
                Arguments.of(with("name", "7"), "name", "a string, and is a number"),
                Arguments.of(with("phone", "\"555\""), "phone", "telephone number"),
                Arguments.of(with("caseId", "\"C\""), "caseId", "3 to 64"),
                Arguments.of(with("language", "\"Spanish!\""), "language", "BCP 47"),
                Arguments.of(with("timeZone", "\"-08:00\""), "timeZone", "tz database"),
                Arguments.of(with("region", "\"Nevada\""), "region", "two capital letters"),
                Arguments.of(with("region", "null"), "region", "is null"),
                Arguments.of(with("id", "\"P-1\""), "id", "is not known"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theProblemNamesTheFieldAndTheRuleAndNothingIsKept(String body, String field, String rule) {
        var answer = server.put("/api/contacts/P-311", body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("details"))
                .anySatisfy(error -> {
                    assertThat(error.get("field").asString()).isEqualTo(field);
                    assertThat(error.get("rule").asString()).contains(rule);
                });
        assertThat(server.storage.contacts().find(new ContactId("P-311"))).isEmpty();
    }

    @Test
    void anIdThatIsNoneIsSaid() {
        var answer = server.put("/api/contacts/P%20311", WHOLE);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/details/0/field")).isEqualTo("id");
        // A path knows no slash within a segment, however it is written.
        assertThat(server.put("/api/contacts/2026%2F1", WHOLE).status()).isEqualTo(404);
        assertThat(server.get("/api/contacts/P%20311").status()).isEqualTo(404);
    }

    @Test
    void whoIsNotThereIsNotFound() {
        assertThat(server.get("/api/contacts/P-311").status()).isEqualTo(404);
        assertThat(server.get("/api/contacts?name=Ann").status()).isEqualTo(400);
    }

    @Test
    void aReaderSavesNobodyAndASenderSeesNobody() {
        var reader = server.duly.access().issue("reader", Set.of(Scope.READ));
        var saving =
                server.call(
                        server.request("/api/contacts/P-311")
                                .header("Authorization", "Bearer " + reader)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(WHOLE)));
        assertThat(saving.status()).isEqualTo(403);
        assertThat(server.storage.contacts().find(new ContactId("P-311"))).isEmpty();

        server.put("/api/contacts/P-311", WHOLE);
        var sender = server.duly.access().issue("sender", Set.of(Scope.SEND));
        for (var path : List.of("/api/contacts", "/api/contacts/P-311")) {
            var answer =
                    server.call(
                            server.request(path).header("Authorization", "Bearer " + sender).GET());
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.text()).doesNotContain("Ann");
        }
    }

    @Test
    void withoutAnAuditNothingIsKeptOrShown() {
        server.put("/api/contacts/P-311", WHOLE);
        server.storage.breakDown();

        assertThat(server.put("/api/contacts/P-312", WHOLE).status()).isEqualTo(503);
        assertThat(server.get("/api/contacts/P-311").status()).isEqualTo(503);
        assertThat(server.get("/api/contacts").status()).isEqualTo(503);
        assertThat(server.storage.contacts().find(new ContactId("P-312"))).isEmpty();
    }

    private static String id(JsonNode contact) {
        return contact.get("id").asString();
    }

    private static String small(long version, String phone) {
        return "{\"version\":%d,\"departmentId\":\"default\",\"name\":\"Ann\",\"phone\":\"%s\"}"
                .formatted(version, phone);
    }

    /// All that is needed, with one member as given.
    private static String with(String name, String value) {
        var members = new TreeMap<String, String>();
        members.put("version", "7");
        members.put("departmentId", "\"default\"");
        members.put("name", "\"Ann\"");
        members.put("phone", "\"+17025550142\"");
        members.put(name, value);
        return members.entrySet().stream()
                .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
