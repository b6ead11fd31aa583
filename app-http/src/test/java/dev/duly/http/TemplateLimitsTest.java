package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a department asks of words, when they are written.
class TemplateLimitsTest {
    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aPreviewIsJudgedByTheDepartmentThatIsNamed() {
        server.post(
                "/api/templates",
                "{\"name\":\"visit\",\"language\":\"en\",\"body\":\"Visit on {{date}}, room {{room}}.\"}");
        server.patch(
                "/api/departments/default",
                "{\"policy\":{\"mostSegments\":2,\"content\":{\"rules\":[{\"id\":\"own.room\",\"effect\":\"block\",\"kind\":\"terms\",\"sentence\":\"No rooms.\",\"entries\":[\"room\"]}]}}}");

        var theirs = server.post("/api/templates/visit/preview", "{\"departmentId\":\"default\"}");
        var usual = server.post("/api/templates/visit/preview", "{}");
        var nobodys = server.post("/api/templates/visit/preview", "{\"departmentId\":\"none\"}");

        assertThat(theirs.json().at("/limit").asInt()).isEqualTo(2);
        assertThat(theirs.at("/findings/0/rule")).isEqualTo("own.room");
        assertThat(usual.json().at("/limit").asInt()).isEqualTo(3);
        assertThat(usual.json().get("findings")).isEmpty();
        assertThat(nobodys.status()).isEqualTo(400);
        assertThat(nobodys.at("/details/0/field")).isEqualTo("departmentId");
    }

    @Test
    void whatIsSavedIsCountedAgainstTheDepartmentThatIsNamed() {
        server.patch("/api/departments/default", "{\"policy\":{\"mostSegments\":1}}");
        var words = "\"language\":\"en\",\"body\":\"%s {{date}}\"".formatted("Come. ".repeat(30));

        var created =
                server.post(
                        "/api/templates",
                        "{\"name\":\"long\",%s,\"departmentId\":\"default\"}".formatted(words));
        var usual = server.put("/api/templates/long", "{%s}".formatted(words));
        var nobodys =
                server.put(
                        "/api/templates/long", "{%s,\"departmentId\":\"none\"}".formatted(words));

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.json().at("/preview/limit").asInt()).isEqualTo(1);
        assertThat(created.json().at("/preview/exceedsLimit").asBoolean()).isTrue();
        assertThat(usual.json().at("/preview/limit").asInt()).isEqualTo(3);
        assertThat(nobodys.status()).isEqualTo(400);
    }
}
