package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.SendingSettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A person says what became of a text that nobody else can tell.
class ResolvingTest {
    private static final String ANN = "+17025550142";
    private static final String SID = "SM" + "a".repeat(32);

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void foundAtTheProviderItIsSentUnderThatId() {
        var id = unconfirmed("Hello");
        var answer = resolve(id, taken(SID));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/message/state")).isEqualTo("sent");
        assertThat(answer.at("/message/providerMessageId")).isEqualTo(SID);
        assertThat(answer.at("/message/reason/code")).isEqualTo("resolved_taken");
        var steps = server.get("/api/messages/" + id + "/timeline").json().get("timeline");
        assertThat(steps.get(steps.size() - 1).get("by").asString()).isEqualTo("token:admin");
    }

    @Test
    void whileDulyStillAsksItIsTooSoonToSendItAgain() {
        var id = unconfirmed("Hello");
        var answer = resolve(id, "{\"outcome\":\"not_taken\"}");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/type")).isEqualTo("/problems/too-soon");
        assertThat(answer.at("/error")).contains("still asks the provider");
    }

    @Test
    void notTakenItGoesAgain() {
        var id = unconfirmed("Hello");
        server.clock.advance(SendingSettings.DEFAULT.reconcileAfter());
        var answer = resolve(id, "{\"outcome\":\"not_taken\"}");
        assertThat(answer.at("/message/state")).isEqualTo("queued");
        server.duly.sendWorker().runOnce(10);
        var shown = server.get("/api/messages/" + id + "/timeline");
        assertThat(shown.at("/state")).isEqualTo("sent");
        assertThat(
                        shown.json()
                                .get("tries")
                                .valueStream()
                                .map(one -> one.get("outcome").asString()))
                .containsExactly("not_taken", "taken");
    }

    @Test
    void givenUpItIsNeverSentAgain() {
        var id = unconfirmed("Hello");
        var answer = resolve(id, "{\"outcome\":\"given_up\"}");
        assertThat(answer.at("/message/state")).isEqualTo("failed");
        server.duly.sendWorker().runOnce(10);
        assertThat(server.gateway.requests()).hasSize(1);
    }

    @Test
    void anIdOfAnotherTextIsNotItsOwn() {
        var owner = server.sent("+17025550143", "Another");
        server.duly.sendWorker().runOnce(10);
        var known = server.get("/api/messages/" + owner + "/timeline").at("/providerMessageId");
        var id = unconfirmed("Hello");
        var refused = resolve(id, taken(known));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/type")).isEqualTo("/problems/id-taken");
        assertThat(refused.at("/messageId")).isEqualTo(owner);
        assertThat(server.get("/api/messages/" + id + "/timeline").at("/state"))
                .isEqualTo("unconfirmed");
    }

    @Test
    void whatIsSettledWaitsForNobody() {
        var id = unconfirmed("Hello");
        resolve(id, taken(SID));
        var refused = resolve(id, taken(SID));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/type")).isEqualTo("/problems/not-open");
        assertThat(refused.at("/state")).isEqualTo("sent");
        assertThat(refused.at("/detail")).contains("this one is sent");
    }

    @Test
    void whatIsNoTextOfOursCannotBeResolved() {
        for (var id : List.of("6921e0c4a1b2c3d4e5000001", "nothing")) {
            assertThat(resolve(id, taken(SID)).status()).isEqualTo(404);
        }
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("", "$", "is missing"),
                Arguments.of("{}", "outcome", "is missing"),
                Arguments.of("{\"outcome\":\"sent\"}", "outcome", "one of taken"),
                Arguments.of("{\"outcome\":7}", "outcome", "is a number"),
                Arguments.of("{\"outcome\":\"taken\"}", "providerMessageId", "is missing"),
                Arguments.of(taken("two words"), "providerMessageId", "1 to 64 letters"),
                Arguments.of(
                        taken(SID).replace("\"taken\"", "\"given_up\""),
                        "providerMessageId",
                        "taken alone"),
                Arguments.of("{\"outcome\":\"given_up\",\"why\":\"x\"}", "why", "not known"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void whatIsWrongIsNamedAndSettlesNothing(String body, String field, String rule) {
        var id = unconfirmed("Hello");
        var answer = resolve(id, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/details/0/field")).isEqualTo(field);
        assertThat(answer.at("/details/0/rule")).contains(rule);
        assertThat(server.get("/api/messages/" + id + "/timeline").at("/state"))
                .isEqualTo("unconfirmed");
    }

    private String unconfirmed(String body) {
        var id = server.sent(ANN, body);
        server.gateway.answersNext(new GatewayOutcome.Unknown("no answer came"));
        server.duly.sendWorker().runOnce(10);
        return id;
    }

    private TestServer.Answer resolve(String id, String body) {
        return server.post("/api/messages/" + id + "/resolve", body);
    }

    private static String taken(String id) {
        return "{\"outcome\":\"taken\",\"providerMessageId\":\"" + id + "\"}";
    }
}
