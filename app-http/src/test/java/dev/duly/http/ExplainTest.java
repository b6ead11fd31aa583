package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.access.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What would become of a text, and what a send takes besides plain words.
class ExplainTest {
    private static final String EXPLAIN = "/api/messages/explain";
    private static final String TEXT =
            "{\"caseId\":\"C-1042\",\"to\":\"+17025550142\",\"body\":\"Hello\"}";

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aTextThatMayGoGoesNow() {
        var answer = server.post(EXPLAIN, TEXT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/text")).isEqualTo("Hello");
        assertThat(answer.at("/encoding")).isEqualTo("GSM-7");
        assertThat(answer.json().at("/segments").asInt()).isEqualTo(1);
        assertThat(answer.at("/sendsAt")).isEqualTo("2026-11-22T16:00:00.000Z");
        assertThat(answer.at("/decision/verdict")).isEqualTo("allow");
        assertThat(server.kept()).isEmpty();
    }

    @Test
    void inQuietHoursItSaysWhenTheTextGoes() {
        // It is 08:00 at the client.
        server.patch(
                "/api/departments/default", "{\"policy\":{\"hours\":\"mon-sun 13:00-20:00\"}}");

        var answer = server.post(EXPLAIN, TEXT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/decision/verdict")).isEqualTo("hold");
        assertThat(answer.at("/sendsAt")).isEqualTo("2026-11-22T21:00:00.000Z");
        var gate = gate(answer.json(), "quiet_hours");
        assertThat(gate.at("/until").asString()).isEqualTo("2026-11-22T21:00:00.000Z");
        assertThat(gate.at("/rule").asString()).contains("department, version 2");
        assertThat(server.kept()).isEmpty();
    }

    @Test
    void aTextThatMayNotGoIsAnsweredWithTheDecision() {
        server.patch("/api/departments/default", "{\"policy\":{\"pilot\":[\"+17025550199\"]}}");

        var answer = server.post(EXPLAIN, TEXT);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/sendsAt").isNull()).isTrue();
        assertThat(answer.at("/decision/verdict")).isEqualTo("refuse");
        assertThat(gate(answer.json(), "pilot").at("/reason/sentence").asString()).isNotBlank();
        var sent = server.send(TEXT);
        assertThat(sent.status()).isEqualTo(409);
        assertThat(sent.json().get("decision")).isEqualTo(answer.json().get("decision"));
    }

    @Test
    void aMissingValueIsNamedAndNothingIsKept() {
        server.post(
                "/api/templates",
                "{\"name\":\"visit\",\"language\":\"en\",\"body\":\"Come on {{date}} at {{time}}.\"}");
        var text =
                "{\"caseId\":\"C-1042\",\"to\":\"+17025550142\",\"template\":\"visit\",\"values\":{\"time\":\"9:00\"}}";

        for (var path : new String[] {EXPLAIN, "/api/messages/send"}) {
            var answer = server.post(path, text);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.at("/details/0/field")).isEqualTo("values.date");
            assertThat(server.post(path, text.replace("visit", "nowhere")).status()).isEqualTo(422);
        }
        assertThat(server.kept()).isEmpty();
        var whole = text.replace("\"values\":{", "\"values\":{\"date\":\"Monday\",");
        assertThat(server.post(EXPLAIN, whole).at("/text")).isEqualTo("Come on Monday at 9:00.");
    }

    @Test
    void aContactIsReachedAtTheirNumber() {
        server.put(
                "/api/contacts/P-311",
                "{\"version\":1,\"departmentId\":\"default\",\"name\":\"Ann\",\"phone\":\"+17025550142\"}");
        var text = "{\"caseId\":\"C-1042\",\"contactId\":\"P-311\",\"body\":\"Hello\"}";

        assertThat(server.post(EXPLAIN, text).at("/decision/verdict")).isEqualTo("allow");
        var unknown = server.post(EXPLAIN, text.replace("P-311", "P-9"));
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.at("/details/0/field")).isEqualTo("contactId");
    }

    @Test
    void anOverrideTakesAScopeOfItsOwnAndShowsWhatItLifts() {
        server.patch(
                "/api/departments/default", "{\"policy\":{\"hours\":\"mon-sun 13:00-20:00\"}}");
        var text =
                TEXT.replace(
                        "}", ",\"override\":{\"reason\":\"The hearing moved to this noon.\"}}");
        var sender = server.duly.access().issue("sender", Set.of(Scope.SEND));

        for (var path : new String[] {EXPLAIN, "/api/messages/send"}) {
            var answer =
                    server.call(
                            server.request(path)
                                    .header("Authorization", "Bearer " + sender)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(text)));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.at("/detail")).contains("communications:policy");
        }
        assertThat(server.kept()).isEmpty();

        var answer = server.post(EXPLAIN, text);
        assertThat(answer.at("/decision/verdict")).isEqualTo("allow");
        var gate = gate(answer.json(), "quiet_hours");
        assertThat(gate.at("/verdict").asString()).isEqualTo("allow");
        assertThat(gate.at("/reason/sentence").asString()).isNotBlank();
    }

    @Test
    void aTextThatNobodyCouldGetIsNotUnderstood() {
        var answer =
                server.post(
                        EXPLAIN,
                        "{\"caseId\":\"C-1042\",\"to\":\"+17025550142\",\"values\":{\"a\":\"b\"},\"override\":{\"reason\":\"x\"},\"scheduledAt\":\"noon\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(
                        answer.json()
                                .get("details")
                                .valueStream()
                                .map(one -> one.get("field").asString()))
                .containsExactlyInAnyOrder("body", "values", "override.reason", "scheduledAt");
    }

    private static JsonNode gate(JsonNode answer, String name) {
        return answer.at("/decision/gates")
                .valueStream()
                .filter(gate -> gate.get("gate").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
