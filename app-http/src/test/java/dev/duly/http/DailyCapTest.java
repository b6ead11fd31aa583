package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What carriers let a group of senders send in a day, as a department says it.
class DailyCapTest {
    private static final String PATH = "/api/departments/default";
    private static final String CAP =
            "{\"group\":\"brand 7\",\"segments\":2000,\"timeZone\":\"America/Los_Angeles\"}";

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aSenderHasNoneUnlessSomebodySaysSo() {
        assertThat(server.get(PATH).json().at("/sender/dailyCap").isNull()).isTrue();
    }

    @Test
    void aCapIsKeptAndShown() {
        var saved = change(CAP);

        assertThat(saved.status()).isEqualTo(200);
        assertThat(saved.json().at("/sender/dailyCap").toString()).isEqualTo(CAP);
        assertThat(server.get(PATH).json()).isEqualTo(saved.json());
    }

    @Test
    void aChangeOfSomethingElseLeavesIt() {
        change(CAP);

        var changed = server.patch(PATH, "{\"sender\":{\"segmentsPerSecond\":9}}");

        assertThat(changed.json().at("/sender/dailyCap").toString()).isEqualTo(CAP);
        assertThat(changed.json().at("/sender/segmentsPerSecond").asInt()).isEqualTo(9);
    }

    @Test
    void nullTakesItAway() {
        change(CAP);

        assertThat(change("null").json().at("/sender/dailyCap").isNull()).isTrue();
    }

    static Stream<Arguments> caps() {
        return Stream.of(
                Arguments.of("7", "sender.dailyCap", "an object, and is a number"),
                Arguments.of("{}", "sender.dailyCap.group", "is missing"),
                Arguments.of("{}", "sender.dailyCap.segments", "is missing"),
                Arguments.of("{}", "sender.dailyCap.timeZone", "is missing"),
                Arguments.of(
                        CAP.replace("brand 7", " "), "sender.dailyCap.group", "1 to 64 characters"),
                Arguments.of(CAP.replace("2000", "0"), "sender.dailyCap.segments", "at least 1"),
                Arguments.of(
                        CAP.replace("America/Los_Angeles", "Nevada"),
                        "sender.dailyCap.timeZone",
                        "tz database"),
                Arguments.of(
                        CAP.replace("group", "brand"), "sender.dailyCap.brand", "is not known"));
    }

    @ParameterizedTest
    @MethodSource("caps")
    void theProblemNamesTheFieldAndTheRule(String cap, String field, String rule) {
        var answer = change(cap);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("details"))
                .anySatisfy(error -> {
                    assertThat(error.get("field").asString()).isEqualTo(field);
                    assertThat(error.get("rule").asString()).contains(rule);
                });
    }

    private TestServer.Answer change(String cap) {
        return server.patch(PATH, "{\"sender\":{\"dailyCap\":" + cap + "}}");
    }
}
