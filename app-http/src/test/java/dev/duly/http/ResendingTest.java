package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.access.Scope;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.sending.GatewayOutcome;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ResendingTest {
    private static final String ANN = "+17025550142";

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aResendIsANewTextThatNamesTheFirst() {
        var first = sent();
        var answer = resend(first);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("/message/state")).isEqualTo("queued");
        var second = answer.at("/message/id");
        assertThat(second).isNotEqualTo(first);
        var shown = server.get("/api/messages/" + second + "/timeline");
        assertThat(shown.at("/meta/resendOf")).isEqualTo(first);
        assertThat(shown.at("/body")).isEqualTo("Hello");
        assertThat(server.get("/api/messages/" + first + "/timeline").at("/state"))
                .isEqualTo("sent");
        server.duly.sendWorker().runOnce(10);
        assertThat(server.gateway.requests()).hasSize(2);
    }

    @Test
    void theSameKeySendsAgainOnceOnly() {
        var first = sent();
        var once = resend(first, "Idempotency-Key", "again-1");
        var twice = resend(first, "Idempotency-Key", "again-1");
        assertThat(twice.status()).isEqualTo(202);
        assertThat(twice.at("/message/id")).isEqualTo(once.at("/message/id"));
        assertThat(server.kept()).hasSize(2);
    }

    @Test
    void aKeyOfAnotherTextIsRefused() {
        var first = sent();
        server.send(
                "{\"caseId\":\"C-1042\",\"to\":\"+17025550143\",\"body\":\"Other\"}",
                "Idempotency-Key",
                "k-1");
        assertThat(resend(first, "Idempotency-Key", "k-1").status()).isEqualTo(422);
        assertThat(resend(first, "Idempotency-Key", "two words").at("/details/0/field"))
                .isEqualTo("Idempotency-Key");
        assertThat(server.kept()).hasSize(2);
    }

    @Test
    void whatIsNotOverIsNotSentAgain() {
        var waiting = server.sent(ANN, "Hello");
        var refused = resend(waiting);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/type")).isEqualTo("/problems/not-over");
        assertThat(refused.at("/state")).isEqualTo("queued");
        assertThat(refused.at("/detail")).contains("is queued", "twice");

        server.gateway.answersNext(new GatewayOutcome.Unknown("no answer came"));
        server.duly.sendWorker().runOnce(10);
        assertThat(resend(waiting).at("/state")).isEqualTo("unconfirmed");
        assertThat(server.kept()).hasSize(1);
    }

    @Test
    void anAnswerToAKeywordIsGivenOnce() {
        server.duly
                .receiveMessage()
                .keep(
                        new InboundText(
                                TestServer.ACCOUNT,
                                new ProviderMessageId("SM1"),
                                new PhoneNumber(ANN),
                                TestServer.OURS,
                                Optional.empty(),
                                "HELP",
                                List.of(),
                                Optional.empty(),
                                InboundText.Arrival.POSTED,
                                TestServer.START,
                                Optional.empty(),
                                Map.of("Body", "HELP")));
        server.duly.receiveMessage().runOnce(10);
        server.duly.sendWorker().runOnce(10);
        var answer = server.get("/api/messages?direction=out").at("/items/0/id");
        var refused = resend(answer);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/type")).isEqualTo("/problems/never-again");
        assertThat(server.gateway.requests()).hasSize(1);
    }

    @Test
    void aRuleIsAgainstItAsAgainstAnyText() {
        var first = sent();
        server.storage
                .consents()
                .append(
                        ConsentChange.texted(
                                "inbound:SM9",
                                new PhoneNumber(ANN),
                                new DepartmentId("default"),
                                ConsentChange.Kind.OPT_OUT,
                                Reach.NUMBER,
                                Proof.text(Method.KEYWORD, "STOP", Optional.empty()),
                                TestServer.START,
                                Optional.empty(),
                                TestServer.START));
        var refused = resend(first);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/decision/verdict")).isEqualTo("refuse");
        assertThat(server.kept()).hasSize(1);
    }

    @Test
    void whatIsNoTextOfOursCannotBeSentAgain() {
        for (var id : List.of("6921e0c4a1b2c3d4e5000001", "nothing")) {
            assertThat(resend(id).status()).isEqualTo(404);
        }
    }

    @Test
    void whoMayOnlyReadMayNotSendAgain() {
        var first = sent();
        var reader = server.duly.access().issue("reader", Set.of(Scope.READ));
        var answer =
                server.call(
                        server.request("/api/messages/" + first + "/resend")
                                .header("Authorization", "Bearer " + reader)
                                .POST(BodyPublishers.noBody()));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(server.kept()).hasSize(1);
    }

    private String sent() {
        var id = server.sent(ANN, "Hello");
        server.duly.sendWorker().runOnce(10);
        return id;
    }

    private TestServer.Answer resend(String id, String... headers) {
        return server.post("/api/messages/" + id + "/resend", "", headers);
    }
}
