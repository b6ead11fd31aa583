package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class FaultRoutesTest extends SandboxScene {
    private static final String WELL =
            """
            {"seed":0,"create":{"taken500":0.0,"takenSilent":0.0,"takenLate":0.0,"lateBy":"PT2S",\
            "refused503":0.0,"refused429":0.0,"held":0.0,"heldFor":"PT3S"},\
            "callbacks":{"lost":0.0,"doubled":0.0,"reversed":0.0,"early":0.0},\
            "listing":{"refused":false,"lag":"PT0S"},\
            "outcomes":{"failed30008":0.0,"undelivered30003":0.0,"failed30001":0.0,\
            "filtered30007":0.0}}\
            """;

    private static final String MIXED =
            """
            {"seed":%d,"create":{"taken500":0.3,"refused503":0.2,"refused429":0.2},
             "outcomes":{"failed30008":0.5}}
            """;

    @Test
    void allIsWellAtFirst() {
        assertThat(held()).isEqualTo(WELL);
    }

    @Test
    void aPutIsAnsweredWithTheWholeOfWhatNowHolds() {
        var answer =
                caller.putFaults(
                        """
                        {"seed":-7,"create":{"taken500":0.25,"takenSilent":0.1,"takenLate":0.1,
                         "lateBy":"PT0.5S","refused503":0.1,"refused429":0.1,"held":0.35,
                         "heldFor":"PT1M"},
                         "callbacks":{"lost":1,"doubled":0.5,"reversed":0.1,"early":0.05},
                         "listing":{"refused":true,"lag":"PT2S"},
                         "outcomes":{"failed30008":0.1,"undelivered30003":0.2,"failed30001":0.3,
                         "filtered30007":0.4}}
                        """);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo(
                        """
                        {"seed":-7,"create":{"taken500":0.25,"takenSilent":0.1,"takenLate":0.1,\
                        "lateBy":"PT0.5S","refused503":0.1,"refused429":0.1,"held":0.35,\
                        "heldFor":"PT1M"},\
                        "callbacks":{"lost":1.0,"doubled":0.5,"reversed":0.1,"early":0.05},\
                        "listing":{"refused":true,"lag":"PT2S"},\
                        "outcomes":{"failed30008":0.1,"undelivered30003":0.2,"failed30001":0.3,\
                        "filtered30007":0.4}}\
                        """);
        assertThat(held()).isEqualTo(answer.body());
    }

    @Test
    void whatAPutLeavesOutIsWellAgain() {
        caller.faults("{\"seed\":7,\"create\":{\"held\":1,\"heldFor\":\"PT1H\"}}");
        caller.faults("{\"create\":null,\"callbacks\":{}}");

        assertThat(held()).isEqualTo(WELL);
    }

    @Test
    void aDeleteMakesAllWell() {
        caller.faults("{\"seed\":7,\"create\":{\"refused503\":1}}");
        var answer = caller.call(caller.at("/sandbox/faults").DELETE());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(held()).isEqualTo(WELL);
        caller.send("+17025550142", "hello");
    }

    @Test
    void aRestartIsWell() {
        caller.faults("{\"create\":{\"refused503\":1}}");
        restart();

        assertThat(held()).isEqualTo(WELL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                   | the request must be one JSON object",
                "{                                    | the request must be one JSON object",
                "{\"seeds\":7}                        | seeds is not a known field",
                "{\"seed\":7.5}                       | seed must be a whole number",
                "{\"seed\":9223372036854775808}       | seed must be a whole number",
                "{\"create\":0.1}                     | create must be an object",
                "{\"create\":{\"taken501\":0.1}}      | create.taken501 is not a known field",
                "{\"create\":{\"taken500\":\"0.1\"}}  | create.taken500 must be a number from 0 to 1",
                "{\"create\":{\"taken500\":-0.1}}     | create.taken500 must be a number from 0 to 1",
                "{\"create\":{\"takenLate\":1e999}}   | create.takenLate must be a number from 0 to 1",
                "{\"create\":{\"held\":1.1}}          | create.held must be a number from 0 to 1",
                "{\"create\":{\"held\":0.6,\"refused429\":0.5}} | create must have shares of at most 1",
                "{\"create\":{\"lateBy\":2}}          | create.lateBy must be a string",
                "{\"create\":{\"lateBy\":\"2s\"}}     | create.lateBy must be an ISO 8601 duration",
                "{\"create\":{\"heldFor\":\"PT-1S\"}} | create.heldFor must be an ISO 8601 duration",
                "{\"callbacks\":{\"lose\":0.1}}       | callbacks.lose is not a known field",
                "{\"callbacks\":{\"lost\":2}}         | callbacks.lost must be a number from 0 to 1",
                "{\"listing\":{\"refused\":1}}        | listing.refused must be true or false",
                "{\"listing\":{\"lag\":\"P2D\"}}      | listing.lag must be an ISO 8601 duration",
                "{\"outcomes\":{\"failed30009\":0}}   | outcomes.failed30009 is not a known field",
                "{\"outcomes\":{\"failed30008\":1,\"failed30001\":0.1}} | outcomes must have shares of",
            })
    void whatIsOutOfRangeIsRefusedInWordsAndChangesNothing(String json, String words) {
        caller.faults("{\"seed\":8}");

        var answer = caller.putFaults(json);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(Caller.json(answer).get("detail").stringValue()).startsWith(words);
        assertThat(held()).contains("\"seed\":8");
    }

    @Test
    void sharesThatAddUpToOneAreTaken() {
        caller.faults("{\"create\":{\"taken500\":0.7,\"takenSilent\":0.2,\"held\":0.1}}");
    }

    @Test
    void onlyItsOwnMethodsAreThere() {
        var answer = caller.call(caller.at("/sandbox/faults").POST(BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).hasValue("GET, PUT, DELETE");
    }

    @Test
    void theSameSeedGivesTheSameFatesInTheirOrder() {
        var first = fatesOf(7);

        assertThat(fatesOf(7)).isEqualTo(first);
        assertThat(fatesOf(8)).isNotEqualTo(first);
        assertThat(first).contains("500 ", "503 ", "429 ", "201 failed", "201 delivered");
        // Three tenths of a hundred, and what chance makes of it.
        assertThat(first.stream().filter("500 "::equals)).hasSizeBetween(15, 45);
    }

    @Test
    void magicNumbersKeepTheirFatesAndDrawNone() {
        caller.faults("{\"create\":{\"refused503\":1}}");

        assertThat(Caller.code(create("+15005550001"))).isEqualTo(21211);
        assertThat(create("+15005551003").statusCode()).isEqualTo(201);
        assertThat(create("+15005551429").statusCode()).isEqualTo(429);
        assertThat(create("+15005551429").statusCode()).isEqualTo(201);
        assertThat(create("+17025550142").statusCode()).isEqualTo(503);
    }

    @Test
    void anOptOutIsStillRefused() {
        caller.handset("+17025550142", "STOP");
        for (var share : List.of("taken500", "takenSilent", "takenLate", "held")) {
            caller.faults("{\"create\":{\"%s\":1}}".formatted(share));

            assertThat(Caller.code(create("+17025550142"))).as(share).isEqualTo(21610);
        }
    }

    /// The answer to each of 100 creates, and how those that were answered well end.
    private List<String> fatesOf(int seed) {
        caller.faults(MIXED.formatted(seed));
        var answers = IntStream.range(0, 100).mapToObj(n -> create("+17025550142")).toList();
        eventually(() ->
                caller.taken("").stream().allMatch(t -> isOver(t.get("status").stringValue())));
        return answers.stream()
                .map(answer -> answer.statusCode() + " " + end(Caller.json(answer).get("sid")))
                .toList();
    }

    private String end(JsonNode sid) {
        return sid == null ? "" : caller.fetch(sid.stringValue()).get("status").stringValue();
    }

    private static boolean isOver(String status) {
        return status.equals("delivered") || status.equals("failed");
    }

    private HttpResponse<String> create(String to) {
        return caller.create("To", to, "MessagingServiceSid", Caller.SERVICE, "Body", "hello");
    }

    private String held() {
        return caller.call(caller.at("/sandbox/faults").GET()).body();
    }
}
