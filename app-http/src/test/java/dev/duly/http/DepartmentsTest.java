package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.access.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DepartmentsTest {
    private static final String PATH = "/api/departments/pretrial";
    private static final String WHOLE =
            """
            {"version":0,"name":"Clark County Pretrial","language":"es-mx","timeZone":"America/Los_Angeles",
             "helpPhone":"(702) 555-0100",
             "sender":{"messagingServiceSid":"MG00000000000000000000000000000001","keywordAnswers":"advanced","segmentsPerSecond":5},
             "policy":{"hours":"mon-fri 08:00-20:00; sat 10:00-14:00",
              "holidays":{"federal":true,"dates":{"2026-12-24":"Court closed"}},
              "expireOutsideHours":["payment","court"],"optInRequired":["bulk"],"mostPerDay":4,"spacing":"PT30M",
              "pilot":["+17025550143","+17025550142"],"mostSegments":2,"namesAgency":false,"saysHowToStop":false,"stateLaws":false,
              "content":{"effects":{"collection.words":"block"},"off":["link.shortener"],
               "rules":[{"id":"own.promise","effect":"warn","kind":"terms","purposes":["court"],
                 "sentence":"Nobody promises.","source":"Rule 7","entries":["guarantee*"]}]}}}
            """;

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aWholeDepartmentIsKeptAndShown() {
        var saved = server.put(PATH, WHOLE);

        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.json().at("/version").asInt()).isEqualTo(1);
        assertThat(saved.at("/language")).isEqualTo("es-MX");
        assertThat(saved.at("/helpPhone")).isEqualTo("+17025550100");
        assertThat(saved.json().at("/sender").toString())
                .isEqualTo(
                        "{\"messagingServiceSid\":\"MG00000000000000000000000000000001\",\"keywordAnswers\":\"advanced\",\"segmentsPerSecond\":5,\"dailyCap\":null}");
        assertThat(saved.json().at("/policy").toString())
                .isEqualTo(
                        "{\"hours\":\"mon-fri 08:00-20:00; sat 10:00-14:00\",\"holidays\":{\"federal\":true,\"dates\":{\"2026-12-24\":\"Court closed\"}},"
                                + "\"expireOutsideHours\":[\"court\",\"payment\"],\"optInRequired\":[\"bulk\"],\"mostPerDay\":4,\"spacing\":\"PT30M\","
                                + "\"pilot\":[\"+17025550142\",\"+17025550143\"],\"mostSegments\":2,\"namesAgency\":false,\"saysHowToStop\":false,\"stateLaws\":false,"
                                + "\"content\":{\"effects\":{\"collection.words\":\"block\"},\"off\":[\"link.shortener\"],"
                                + "\"rules\":[{\"id\":\"own.promise\",\"effect\":\"warn\",\"kind\":\"terms\",\"purposes\":[\"court\"],"
                                + "\"sentence\":\"Nobody promises.\",\"source\":\"Rule 7\",\"entries\":[\"guarantee*\"]}]}}");
        assertThat(server.get(PATH).json()).isEqualTo(saved.json());
        var list = server.get("/api/departments").json();
        assertThat(list.at("/items/1")).isEqualTo(saved.json());
        assertThat(list.get("nextCursor").isNull()).isTrue();
    }

    @Test
    void whatWasReadMayBeHandedInAgainAndChangesNothing() {
        server.put(PATH, WHOLE);

        var again = server.put(PATH, server.get(PATH).text());

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().at("/version").asInt()).isEqualTo(1);
    }

    @Test
    void whatANewDepartmentLeavesOutIsUsual() {
        var saved = server.put(PATH, "{\"name\":\"Pretrial\"}");

        assertThat(saved.status()).isEqualTo(201);
        assertThat(saved.at("/language")).isEqualTo("en");
        assertThat(saved.at("/timeZone")).isEqualTo("America/Los_Angeles");
        assertThat(saved.json().at("/helpPhone").isNull()).isTrue();
        assertThat(saved.at("/sender/number")).isEqualTo(TestServer.OURS.e164());
        assertThat(saved.at("/policy/hours")).isEqualTo("mon-sun 08:00-20:00");
        assertThat(saved.json().at("/policy/mostPerDay").asInt()).isEqualTo(10);
        assertThat(saved.json().at("/policy/pilot").isNull()).isTrue();
        assertThat(saved.json().at("/policy/stateLaws").asBoolean()).isTrue();
    }

    @Test
    void aReplacementTakesThePolicyBackToTheUsualAndKeepsNameAndSender() {
        server.put(PATH, WHOLE);

        var saved = server.put(PATH, "{\"policy\":{\"mostPerDay\":null}}");

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.json().at("/version").asInt()).isEqualTo(2);
        assertThat(saved.at("/name")).isEqualTo("Clark County Pretrial");
        assertThat(saved.at("/sender/messagingServiceSid"))
                .isEqualTo("MG00000000000000000000000000000001");
        assertThat(saved.at("/policy/hours")).isEqualTo("mon-sun 08:00-20:00");
        assertThat(saved.json().at("/policy/mostPerDay").isNull()).isTrue();
        assertThat(saved.json().at("/helpPhone").isNull()).isTrue();
    }

    @Test
    void aChangeLeavesTheRestAsItWas() {
        var before = server.put(PATH, WHOLE).json();

        var changed =
                server.patch(
                        PATH,
                        "{\"policy\":{\"hours\":null,\"pilot\":null,\"holidays\":{\"federal\":false}},\"sender\":{\"segmentsPerSecond\":9},\"helpPhone\":null}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.json().at("/policy/hours").isNull()).isTrue();
        assertThat(changed.json().at("/policy/pilot").isNull()).isTrue();
        assertThat(changed.json().at("/policy/holidays/federal").asBoolean()).isFalse();
        assertThat(changed.json().at("/policy/holidays/dates"))
                .isEqualTo(before.at("/policy/holidays/dates"));
        assertThat(changed.json().at("/policy/content")).isEqualTo(before.at("/policy/content"));
        assertThat(changed.at("/policy/spacing")).isEqualTo("PT30M");
        assertThat(changed.json().at("/sender/segmentsPerSecond").asInt()).isEqualTo(9);
        assertThat(changed.at("/sender/keywordAnswers")).isEqualTo("advanced");
        assertThat(changed.json().at("/helpPhone").isNull()).isTrue();
        assertThat(changed.at("/name")).isEqualTo("Clark County Pretrial");
    }

    @Test
    void everyVersionStays() {
        server.put(PATH, WHOLE);
        server.patch(PATH, "{\"policy\":{\"mostPerDay\":5}}");

        var versions = server.get(PATH + "/versions").json().get("items");

        assertThat(versions.valueStream().map(one -> one.at("/policy/mostPerDay").asInt()))
                .containsExactly(4, 5);
    }

    @Test
    void whoReadAnEarlierVersionIsToldOfTheNewest() {
        server.put(PATH, WHOLE);
        server.patch(PATH, "{\"policy\":{\"mostPerDay\":5}}");

        for (var answer :
                Stream.of(
                                server.put(PATH, WHOLE.replace("\"version\":0", "\"version\":1")),
                                server.put(PATH, WHOLE),
                                server.patch(PATH, "{\"version\":1,\"name\":\"Other\"}"))
                        .toList()) {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.at("/type")).isEqualTo("/problems/department-outdated");
            assertThat(answer.at("/details/0/rule")).isEqualTo("is not the newest, 2");
        }
        var other = server.put("/api/departments/other", "{\"version\":3,\"name\":\"Other\"}");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.at("/detail")).contains("There is no such department");
        assertThat(server.get(PATH).at("/name")).isEqualTo("Clark County Pretrial");
        assertThat(server.patch(PATH, "{\"version\":2,\"name\":\"Other\"}").status())
                .isEqualTo(200);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("{\"id\":\"other\"}", "id", "the one in the path"),
                Arguments.of("{\"name\":\" \"}", "name", "not blank"),
                Arguments.of("{\"name\":null}", "name", "is null"),
                Arguments.of("{\"language\":\"Spanish!\"}", "language", "language's tag"),
                Arguments.of("{\"timeZone\":\"Nevada\"}", "timeZone", "tz database"),
                Arguments.of("{\"helpPhone\":\"911!\"}", "helpPhone", "telephone number"),
                Arguments.of("{\"version\":\"1\"}", "version", "a whole number, and is a string"),
                Arguments.of("{\"when\":1}", "when", "is not known"),
                Arguments.of("{\"sender\":\"x\"}", "sender", "an object, and is a string"),
                sender("{\"number\":\"no\"}", "number", "telephone number"),
                sender("{\"messagingServiceSid\":\"MG1\"}", "messagingServiceSid", "32 hex"),
                sender(
                        "{\"number\":\"+15005550006\",\"messagingServiceSid\":\"MG00000000000000000000000000000001\"}",
                        "messagingServiceSid",
                        "one of them"),
                sender("{\"keywordAnswers\":\"us\"}", "keywordAnswers", "toll_free, ours"),
                sender("{\"segmentsPerSecond\":0}", "segmentsPerSecond", "at least 1"),
                policy("\"hours\":\"mo-fr 8-20\"", "hours", "a day is one of mon"),
                policy("\"hours\":\"mon\"", "hours", "must name days and then spans"),
                policy("\"hours\":\"mon 09:00-09:00\"", "hours", "is empty"),
                policy("\"hours\":7", "hours", "a string, and is a number"),
                policy("\"holidays\":null", "holidays", "is null"),
                policy(
                        "\"holidays\":{\"dates\":{\"2026-02-30\":\"x\"}}",
                        "holidays.dates.2026-02-30",
                        "must be a date"),
                policy(
                        "\"holidays\":{\"dates\":{\"2026-12-24\":\" \"}}",
                        "holidays.dates.2026-12-24",
                        "must have a name"),
                policy("\"holidays\":{\"federal\":\"yes\"}", "holidays.federal", "true or false"),
                policy("\"expireOutsideHours\":[\"joy\"]", "expireOutsideHours", "one of manual"),
                policy("\"optInRequired\":[\"consent\"]", "optInRequired", "one of manual"),
                policy("\"mostPerDay\":0", "mostPerDay", "from 1 to 1000"),
                policy("\"spacing\":\"soon\"", "spacing", "PT30M"),
                policy("\"spacing\":\"PT25H\"", "spacing", "from PT0S to PT24H"),
                policy("\"pilot\":[\"555\"]", "pilot", "telephone number"),
                policy("\"mostSegments\":25", "mostSegments", "from 1 to 24"),
                policy("\"stateLaws\":1", "stateLaws", "true or false, and is a number"),
                content("\"off\":[\"no.such\"]", "off", "link.shortener"),
                content("\"effects\":{\"no.such\":\"warn\"}", "effects.no.such", "standard rules"),
                content(
                        "\"effects\":{\"link.shortener\":\"stop\"}",
                        "effects.link.shortener",
                        "warn or block"),
                content(
                        "\"off\":[\"link.shortener\"],\"effects\":{\"link.shortener\":\"warn\"}",
                        "off",
                        "contradicts effects"),
                content("\"rules\":[7]", "rules[0]", "an object, and is a number"),
                content("\"rules\":[{}]", "rules[0].entries", "is missing"),
                content("\"rules\":[" + rule("own.a", "x") + ",{}]", "rules[1].id", "is missing"),
                content("\"rules\":[" + rule("Own", "x") + "]", "rules[0].id", "small letters"),
                content("\"rules\":[" + rule("own.a", "!") + "]", "rules[0].entries", "letter"),
                content(
                        "\"rules\":[" + rule("own.a", "x") + "," + rule("own.a", "y") + "]",
                        "rules[1].id",
                        "twice"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theProblemNamesTheFieldAndTheRuleAndNothingIsKept(String body, String field, String rule) {
        var before = server.get("/api/departments/default").json();

        for (var answer :
                Stream.of(
                                server.put("/api/departments/default", body),
                                server.patch("/api/departments/default", body))
                        .toList()) {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.json().get("details"))
                    .anySatisfy(error -> {
                        assertThat(error.get("field").asString()).isEqualTo(field);
                        assertThat(error.get("rule").asString()).contains(rule);
                    });
        }
        assertThat(server.get("/api/departments/default").json()).isEqualTo(before);
    }

    @Test
    void aNewDepartmentMustHaveAName() {
        var answer = server.put(PATH, "{}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/details/0/field")).isEqualTo("name");
        assertThat(server.get(PATH).status()).isEqualTo(404);
        assertThat(server.put("/api/departments/Pretrial", WHOLE).at("/details/0/field"))
                .isEqualTo("id");
    }

    @Test
    void nobodyChangesOrReadsWhatIsNotThere() {
        assertThat(server.patch(PATH, "{\"name\":\"Other\"}").status()).isEqualTo(404);
        assertThat(server.get(PATH + "/versions").status()).isEqualTo(404);
        assertThat(server.get("/api/departments/No!").status()).isEqualTo(404);
    }

    @Test
    void aPolicyIsChangedByWhoMayAlone() {
        var sender = server.duly.access().issue("sender", Set.of(Scope.READ, Scope.SEND));

        for (var method : new String[] {"PUT", "PATCH"}) {
            var answer =
                    server.call(
                            server.request("/api/departments/default")
                                    .header("Authorization", "Bearer " + sender)
                                    .header("Content-Type", "application/json")
                                    .method(
                                            method,
                                            BodyPublishers.ofString("{\"name\":\"Mine\"}")));
            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.at("/detail")).contains("communications:policy");
        }
        assertThat(server.get("/api/departments/default").at("/name"))
                .isEqualTo("Pretrial Services");
    }

    private static Arguments sender(String sender, String field, String rule) {
        return Arguments.of("{\"sender\":" + sender + "}", "sender." + field, rule);
    }

    private static Arguments policy(String member, String field, String rule) {
        return Arguments.of("{\"policy\":{" + member + "}}", "policy." + field, rule);
    }

    private static Arguments content(String members, String field, String rule) {
        return policy("\"content\":{" + members + "}", "content." + field, rule);
    }

    private static String rule(String id, String entry) {
        return "{\"id\":\"%s\",\"effect\":\"warn\",\"kind\":\"terms\",\"sentence\":\"Why.\",\"entries\":[\"%s\"]}"
                .formatted(id, entry);
    }
}
