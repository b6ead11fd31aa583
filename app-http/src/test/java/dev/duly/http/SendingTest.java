package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.access.Scope;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SendingTest {
    private static final String TEXT =
            "{\"caseId\":\"C-1042\",\"to\":\"+17025550142\",\"body\":\"See you at 9:00\"}";

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aTextIsKeptBeforeItIsAnswered() {
        var answer = server.send(TEXT);
        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.at("/message/status")).isEqualTo("queued");
        assertThat(answer.at("/message/decision/verdict")).isEqualTo("allow");
        assertThat(answer.at("/message/encoding")).isEqualTo("GSM-7");
        assertThat(answer.json().at("/message/segments").asInt()).isEqualTo(1);
        var kept = (OutboundMessage) server.kept().getFirst();
        assertThat(kept.id().value()).isEqualTo(answer.at("/message/id"));
        assertThat(kept.threadId().value()).isEqualTo(answer.at("/message/threadId"));
        assertThat(kept.draft().author().id()).isEqualTo("token:admin");
        assertThat(kept.draft().purpose()).isEqualTo(Purpose.MANUAL);
        assertThat(kept.draft().departmentId().value()).isEqualTo("default");
    }

    @Test
    void departmentAndPurposeMayBeNamed() {
        server.storage.departments().keep(TestServer.department("probation"));
        server.send(
                "{\"caseId\":\"C-1042\",\"to\":\"(702) 555-0142\",\"body\":\"Hello\",\"departmentId\":\"probation\",\"purpose\":\"check_in\"}");
        var kept = (OutboundMessage) server.kept().getFirst();
        assertThat(kept.draft().departmentId()).isEqualTo(new DepartmentId("probation"));
        assertThat(kept.draft().purpose()).isEqualTo(Purpose.CHECK_IN);
        assertThat(kept.draft().to()).isEqualTo(new PhoneNumber("+17025550142"));
    }

    @Test
    void theSameTextWithTheSameKeyIsOneText() {
        var first = server.send(TEXT, "Idempotency-Key", "k-1");
        server.duly.sendWorker().runOnce(10);
        var second = server.send(TEXT, "Idempotency-Key", "k-1");
        assertThat(second.status()).isEqualTo(202);
        assertThat(second.at("/message/id")).isEqualTo(first.at("/message/id"));
        assertThat(second.at("/message/state")).isEqualTo("sent");
        assertThat(server.kept()).hasSize(1);
    }

    @Test
    void aKeyIsNeverTakenForAnotherText() {
        var first = server.send(TEXT, "Idempotency-Key", "k-1");
        var second = server.send(TEXT.replace("9:00", "8:00"), "Idempotency-Key", "k-1");
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.at("/details/0/field")).isEqualTo("Idempotency-Key");
        assertThat(second.at("/messageId")).isEqualTo(first.at("/message/id"));
        assertThat(server.kept()).hasSize(1);
    }

    @Test
    void twoApplicationsMayUseOneKey() {
        server.send(TEXT, "Idempotency-Key", "k-1");
        var other = server.duly.access().issue("other", Set.of(Scope.SEND));
        var answer =
                server.call(
                        server.request("/api/messages/send")
                                .header("Authorization", "bearer " + other)
                                .header("Content-Type", "application/json; charset=UTF-8")
                                .header("Idempotency-Key", "k-1")
                                .POST(BodyPublishers.ofString(TEXT)));
        assertThat(answer.status()).isEqualTo(202);
        assertThat(server.kept()).hasSize(2);
    }

    @Test
    void aRefusalSaysWhyInWordsAndWhatToDo() {
        server.storage
                .consents()
                .append(
                        ConsentChange.texted(
                                "inbound:SM1",
                                new PhoneNumber("+17025550142"),
                                new DepartmentId("default"),
                                ConsentChange.Kind.OPT_OUT,
                                Reach.NUMBER,
                                Proof.text(Method.KEYWORD, "STOP", Optional.empty()),
                                TestServer.START,
                                Optional.empty(),
                                TestServer.START));
        var answer = server.send(TEXT);
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/detail")).contains("opted out of texts");
        assertThat(answer.at("/error")).isEqualTo(answer.at("/detail"));
        assertThat(answer.at("/nextStep")).contains("START");
        assertThat(answer.at("/decision/verdict")).isEqualTo("refuse");
        assertThat(answer.at("/decision/gates/0/gate")).isEqualTo("consent");
        assertThat(server.kept()).isEmpty();
    }

    @Test
    void aWaitingTextCanBeCanceledOnce() {
        var id = server.sent("+17025550142", "Hello");
        var canceled = server.post("/api/messages/" + id + "/cancel", "");
        assertThat(canceled.status()).isEqualTo(200);
        assertThat(canceled.at("/message/state")).isEqualTo("canceled");
        assertThat(canceled.at("/message/status")).isEqualTo("failed");
        var again = server.post("/api/messages/" + id + "/cancel", "");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.at("/detail")).contains("this one is canceled");
        server.duly.sendWorker().runOnce(10);
        assertThat(server.gateway.requests()).isEmpty();
    }

    @Test
    void whatIsNoMessageCannotBeCanceled() {
        for (var id : List.of("6921e0c4a1b2c3d4e5000001", "nothing", "%2e%2e")) {
            assertThat(server.post("/api/messages/" + id + "/cancel", "").status()).isEqualTo(404);
        }
    }
}
