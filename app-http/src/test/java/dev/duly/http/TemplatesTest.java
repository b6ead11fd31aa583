package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.access.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Templates, from the first words to the archive.
class TemplatesTest {
    private static final String VISIT =
            """
            {"name": "visit", "language": "en", "body": "{{agency}}: visit on {{date}}, room {{room}}.",
             "gaps": {"room": 4}}\
            """;

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void whatIsCreatedIsShownWithWhatItCosts() {
        var created = server.post("/api/templates", VISIT);
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/name")).isEqualTo("visit");
        assertThat(created.at("/language")).isEqualTo("en");
        assertThat(created.json().at("/version").asInt()).isEqualTo(1);
        assertThat(created.json().at("/archived").asBoolean()).isFalse();
        assertThat(created.at("/preview/encoding")).isEqualTo("GSM-7");
        assertThat(created.json().at("/preview/segments").asInt()).isEqualTo(1);
        assertThat(created.json().at("/preview/limit").asInt()).isEqualTo(3);
        assertThat(created.json().at("/gaps/2/longest").asInt()).isEqualTo(4);

        var shown = server.get("/api/templates/visit");
        assertThat(shown.at("/body")).isEqualTo("{{agency}}: visit on {{date}}, room {{room}}.");
        assertThat(shown.at("/updatedBy")).isEqualTo("token:admin");
        assertThat(shown.at("/languages/0")).isEqualTo("en");
    }

    @Test
    void aNameAndLanguageIsCreatedOnce() {
        server.post("/api/templates", VISIT);
        var again = server.post("/api/templates", VISIT);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/type")).isEqualTo("/problems/template-exists");
        assertThat(again.at("/error")).contains("visit in en");
    }

    @Test
    void otherWordsAreTheNextVersionAndTheFormerStays() {
        server.post("/api/templates", VISIT);
        var changed =
                put("visit", "{\"language\":\"en\",\"body\":\"Visit on {{date}}.\",\"version\":1}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().at("/version").asInt()).isEqualTo(2);
        var same = put("visit", "{\"language\":\"en\",\"body\":\"Visit on {{date}}.\"}");
        assertThat(same.json().at("/version").asInt()).isEqualTo(2);
        var outdated = put("visit", "{\"language\":\"en\",\"body\":\"Other\",\"version\":1}");
        assertThat(outdated.status()).isEqualTo(409);
        assertThat(outdated.at("/type")).isEqualTo("/problems/template-outdated");

        assertThat(server.get("/api/templates/visit?version=1").at("/body")).contains("{{room}}");
        assertThat(server.get("/api/templates/visit?version=3").status()).isEqualTo(404);
        var versions = server.get("/api/templates/visit/versions?limit=1");
        assertThat(versions.json().at("/items/0/version").asInt()).isEqualTo(2);
        var next = server.get("/api/templates/visit/versions?cursor=" + versions.at("/nextCursor"));
        assertThat(next.json().at("/items/0/version").asInt()).isEqualTo(1);
        assertThat(next.json().at("/nextCursor").isNull()).isTrue();
    }

    @Test
    void anotherLanguageStandsBesideTheFirst() {
        server.post("/api/templates", VISIT);
        var spanish =
                put(
                        "visit",
                        "{\"language\":\"es\",\"body\":\"Visita el {{date}} aquí, {{agency}}.\"}");
        assertThat(spanish.status()).isEqualTo(201);
        assertThat(spanish.at("/notes/0")).contains("{{room}}");
        assertThat(spanish.at("/preview/encoding")).isEqualTo("UCS-2");
        assertThat(spanish.at("/preview/costly/0/character")).isEqualTo("í");
        assertThat(spanish.json().at("/preview/costly/0/saves").asInt()).isEqualTo(1);

        assertThat(server.get("/api/templates/visit?language=es-MX").at("/language"))
                .isEqualTo("es");
        assertThat(server.get("/api/templates/visit?language=fr").status()).isEqualTo(404);
    }

    static Stream<Arguments> faultyBodies() {
        return Stream.of(
                Arguments.of("{\"language\":\"en\",\"body\":\"On {{date\"}", "body"),
                Arguments.of("{\"language\":\"en\",\"body\":\"On {{the date}}\"}", "body"),
                Arguments.of("{\"language\":\"en\",\"body\":\" \"}", "body"),
                Arguments.of(
                        "{\"language\":\"en\",\"body\":\"On {{date}}\",\"gaps\":{\"room\":4}}",
                        "gaps.room"),
                Arguments.of(
                        "{\"language\":\"en\",\"body\":\"On {{date}}\",\"gaps\":{\"date\":0}}",
                        "gaps.date"));
    }

    @ParameterizedTest
    @MethodSource("faultyBodies")
    void whatIsWrongWithTheWordsIsNamedAndNothingIsKept(String body, String field) {
        var answer = put("visit", body);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.at("/type")).isEqualTo("/problems/template");
        assertThat(answer.at("/details/0/field")).isEqualTo(field);
        assertThat(server.get("/api/templates/visit").status()).isEqualTo(404);
    }

    static Stream<Arguments> malformedBodies() {
        return Stream.of(
                Arguments.of("{\"body\":\"Hi\"}", "language", "is missing"),
                Arguments.of("{\"language\":\"en\"}", "body", "is missing"),
                Arguments.of("{\"language\":\"English!\",\"body\":\"Hi\"}", "language", "tag"),
                Arguments.of("{\"language\":\"en\",\"body\":7}", "body", "is a number"),
                Arguments.of(
                        "{\"language\":\"en\",\"body\":\"Hi\",\"gaps\":[]}", "gaps", "an array"),
                Arguments.of(
                        "{\"language\":\"en\",\"body\":\"Hi\",\"gaps\":{\"a\":\"4\"}}",
                        "gaps.a",
                        "must be a whole number, and is a string"),
                Arguments.of(
                        "{\"language\":\"en\",\"body\":\"Hi\",\"gaps\":{\"a\":1,\"a\":2}}",
                        "gaps.a",
                        "twice"),
                Arguments.of(
                        "{\"language\":\"en\",\"body\":\"Hi\",\"version\":99999999999}",
                        "version",
                        "at most 9 digits"),
                Arguments.of("{\"language\":\"en\",\"body\":\"Hi\",\"x\":1}", "x", "not known"));
    }

    @ParameterizedTest
    @MethodSource("malformedBodies")
    void whatIsNotUnderstoodIsNamed(String body, String field, String rule) {
        var answer = put("visit", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/details/0/field")).isEqualTo(field);
        assertThat(answer.at("/details/0/rule")).contains(rule);
    }

    @Test
    void aPreviewFillsTheValuesAndNamesThoseThatAreWrong() {
        server.post("/api/templates", VISIT);
        var good =
                preview(
                        "visit",
                        "{\"values\":{\"agency\":\"Pretrial\",\"date\":\"{{room}}\",\"room\":\"14C\"}}");
        assertThat(good.status()).isEqualTo(200);
        assertThat(good.at("/text")).isEqualTo("Pretrial: visit on {{room}}, room 14C.");

        var wrong =
                preview("visit", "{\"values\":{\"date\":\" \",\"room\":\"14CCC\",\"rom\":\"1\"}}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(
                        wrong.json()
                                .get("details")
                                .valueStream()
                                .map(one -> one.get("field").asString()))
                .containsExactly("values.agency", "values.date", "values.room", "values.rom");
        assertThat(preview("nowhere", "{}").status()).isEqualTo(404);
    }

    @Test
    void anAuthorSeesWhatUnsavedWordsCostAndWhatTheRulesFind() {
        var answer =
                preview(
                        "not-yet",
                        "{\"language\":\"en\",\"purpose\":\"payment\",\"body\":\"Pay ${amount} of your debt: bit.ly/x\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/findings/0/rule")).isEqualTo("link.shortener");
        assertThat(answer.at("/findings/0/effect")).isEqualTo("block");
        assertThat(answer.at("/findings/1/found")).isEqualTo("debt");
        assertThat(server.get("/api/templates/not-yet").status()).isEqualTo(404);
        assertThat(preview("x", "{\"body\":\"Hi\"}").at("/details/0/field")).isEqualTo("language");
        assertThat(preview("x", "{\"gaps\":{}}").at("/details/0/field")).isEqualTo("gaps");
    }

    @Test
    void whatIsArchivedIsShownSoAndTakesNoWordsUntilItIsRestored() {
        server.post("/api/templates", VISIT);
        var archived = server.post("/api/templates/visit/archive", "");
        assertThat(archived.status()).isEqualTo(200);
        assertThat(archived.json().at("/items/0/archived").asBoolean()).isTrue();
        assertThat(server.post("/api/templates/visit/archive", "").status()).isEqualTo(200);
        assertThat(server.get("/api/templates/visit").json().at("/archived").asBoolean()).isTrue();
        assertThat(names("?archived=false")).isEmpty();
        assertThat(names("?archived=true")).containsExactly("visit");
        var refused = put("visit", "{\"language\":\"en\",\"body\":\"Other\"}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/type")).isEqualTo("/problems/template-archived");

        var restored = server.post("/api/templates/visit/restore", "");
        assertThat(restored.json().at("/items/0/archived").asBoolean()).isFalse();
        assertThat(server.post("/api/templates/nowhere/restore", "").status()).isEqualTo(404);
    }

    @Test
    void aCopyHasItsOwnNameOnce() {
        server.post("/api/templates", VISIT);
        var copied = server.post("/api/templates/visit/duplicate", "{\"name\":\"copy\"}");
        assertThat(copied.status()).isEqualTo(201);
        assertThat(copied.at("/items/0/name")).isEqualTo("copy");
        assertThat(server.post("/api/templates/visit/duplicate", "{\"name\":\"copy\"}").status())
                .isEqualTo(409);
        assertThat(server.post("/api/templates/none/duplicate", "{\"name\":\"x\"}").status())
                .isEqualTo(404);
        assertThat(names("")).containsExactly("visit", "copy");
    }

    @Test
    void aListIsReadPageByPage() {
        server.duly.templates().seed().seed();
        var first = server.get("/api/templates?limit=10");
        var second = server.get("/api/templates?limit=10&cursor=" + first.at("/nextCursor"));
        assertThat(first.json().get("items").size() + second.json().get("items").size())
                .isEqualTo(18);
        assertThat(second.json().get("nextCursor").isNull()).isTrue();
        assertThat(first.at("/items/0/name")).isEqualTo("court-reminder");
        assertThat(server.get("/api/templates?archived=maybe").status()).isEqualTo(400);
    }

    @Test
    void whoMayOnlyReadWritesNothing() {
        var reader = server.duly.access().issue("reader", Set.of(Scope.READ, Scope.SEND));
        for (var path :
                List.of(
                        "/api/templates",
                        "/api/templates/visit/archive",
                        "/api/templates/visit/duplicate")) {
            var answer =
                    server.call(
                            server.request(path)
                                    .header("Authorization", "Bearer " + reader)
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(VISIT)));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.at("/detail")).contains("communications:templates");
        }
    }

    private List<String> names(String query) {
        return server.get("/api/templates" + query)
                .json()
                .get("items")
                .valueStream()
                .map(item -> item.get("name").asString())
                .toList();
    }

    private TestServer.Answer preview(String name, String body) {
        return server.post("/api/templates/" + name + "/preview", body);
    }

    private TestServer.Answer put(String name, String body) {
        return server.call(
                server.request("/api/templates/" + name)
                        .header("Authorization", "Bearer " + server.token)
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(body)));
    }
}
