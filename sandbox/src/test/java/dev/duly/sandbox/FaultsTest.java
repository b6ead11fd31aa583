package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/// What each fault does to a text.
class FaultsTest extends SandboxScene {
    private static final String ANN = "+17025550142";

    private final MovableClock clock = new MovableClock();

    @Override
    InstantSource clock() {
        return clock;
    }

    @Test
    void aTextIsTakenThoughTheAnswerIsAnError() {
        caller.faults("{\"create\":{\"taken500\":1}}");

        assertThat(send().statusCode()).isEqualTo(500);
        assertThat(caller.taken("")).hasSize(1);
        live(2);
        assertThat(receiver.statuses("/status")).containsExactly("sent", "delivered");
    }

    @Test
    void aTextIsTakenAndNeverAnswered() {
        caller.faults("{\"create\":{\"takenSilent\":1}}");

        var waiting = CompletableFuture.supplyAsync(this::send);
        eventually(() -> caller.taken("").size() == 1);
        live(2);
        assertThat(receiver.statuses("/status")).containsExactly("sent", "delivered");
        assertThat(waiting).isNotDone();
    }

    @Test
    void aTextIsTakenOnlyAfterTheError() {
        caller.faults("{\"create\":{\"takenLate\":1,\"lateBy\":\"PT5S\"}}");

        assertThat(send().statusCode()).isEqualTo(500);
        clock.advance(Duration.ofMillis(4_999));
        assertThat(caller.taken("")).isEmpty();
        assertThat(listed("").isEmpty()).isTrue();
        clock.advance(Duration.ofMillis(1));
        eventually(() -> caller.taken("").size() == 1);
        var text = caller.taken("").getFirst();
        assertThat(text.get("arrivedAt").stringValue()).isEqualTo("2026-03-02T17:04:05.678Z");
        assertThat(text.get("dateCreated").stringValue()).isEqualTo("2026-03-02T17:04:10.678Z");
        live(2);
        assertThat(receiver.statuses("/status")).containsExactly("sent", "delivered");
    }

    @Test
    void aTextThatIsTakenLaterIsOwedAcrossARestart() {
        caller.faults(
                """
                {"create":{"takenLate":1,"lateBy":"PT5S"},"callbacks":{"doubled":1},
                 "outcomes":{"undelivered30003":1}}
                """);
        assertThat(send().statusCode()).isEqualTo(500);
        restart();
        assertThat(caller.taken("")).isEmpty();
        clock.advance(Duration.ofSeconds(5));
        eventually(() -> caller.taken("").size() == 1);
        live(4);

        assertThat(receiver.statuses("/status"))
                .containsExactly("sent", "sent", "undelivered", "undelivered");
        restart();
        assertThat(caller.taken("")).hasSize(1);
    }

    @Test
    void aTextThatWasToBeTakenWhileTheSandboxWasDownIsTakenAtItsStart() {
        caller.faults("{\"create\":{\"takenLate\":1,\"lateBy\":\"PT5S\"}}");
        assertThat(send().statusCode()).isEqualTo(500);
        sandbox.close();
        clock.advance(Duration.ofMinutes(1));
        start(clock);

        eventually(() -> caller.taken("").size() == 1);
        assertThat(caller.taken("").getFirst().get("dateCreated").stringValue())
                .isEqualTo("2026-03-02T17:04:10.678Z");
    }

    @Test
    void aTextThatIsTakenLaterIsNotTakenAfterAStop() {
        caller.faults("{\"create\":{\"takenLate\":1,\"lateBy\":\"PT5S\"}}");
        assertThat(send().statusCode()).isEqualTo(500);
        caller.handset(ANN, "STOP");
        clock.advance(Duration.ofSeconds(5));
        caller.faults("{}");
        // Behind the late one on the agenda: once this is told, that one has had its turn.
        caller.send("+17025550143", "next", "StatusCallback", receiver.url("/next"));
        clock.advance(Duration.ofSeconds(5));
        eventually(() -> receiver.posts("/next").size() == 2);

        assertThat(caller.taken("?to=%2B17025550142"))
                .allMatch(text -> text.get("auto").booleanValue());
    }

    @ParameterizedTest
    @CsvSource({"refused503,503,20503", "refused429,429,20429"})
    void aTextIsNotTaken(String share, int status, int code) {
        caller.faults("{\"create\":{\"%s\":1}}".formatted(share));

        var answer = send();

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Caller.code(answer)).isEqualTo(code);
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 429);
        assertThat(caller.taken("")).isEmpty();
    }

    @Test
    void aTextStaysAcceptedBeforeAnythingHappens() {
        caller.faults("{\"create\":{\"held\":1,\"heldFor\":\"PT30S\"}}");

        var created =
                caller.create(
                        "To",
                        ANN,
                        "From",
                        Caller.NUMBER,
                        "Body",
                        "hello",
                        "StatusCallback",
                        receiver.url("/status"));
        assertThat(created.statusCode()).isEqualTo(201);
        clock.advance(Duration.ofSeconds(30));
        var held = caller.fetch(Caller.json(created).get("sid").stringValue());
        for (var text : new JsonNode[] {Caller.json(created), held}) {
            assertThat(text.get("status").stringValue()).isEqualTo("accepted");
            assertThat(text.get("from").isNull()).isTrue();
            assertThat(text.get("date_sent").isNull()).isTrue();
        }
        assertThat(receiver.posts()).isEmpty();
        live(2);
        assertThat(receiver.statuses("/status")).containsExactly("sent", "delivered");
    }

    @Test
    void allCallbacksOfATextAreLost() {
        caller.faults("{\"callbacks\":{\"lost\":1,\"early\":1,\"doubled\":1}}");
        var sid = Caller.json(send()).get("sid").stringValue();
        caller.faults("{}");
        caller.send("+17025550143", "told", "StatusCallback", receiver.url("/told"));
        clock.advance(Duration.ofSeconds(1));
        eventually(() -> receiver.posts("/told").size() == 2);

        assertThat(receiver.posts("/status")).isEmpty();
        assertThat(caller.taken("").getFirst().get("callbacks").isEmpty()).isTrue();
        assertThat(caller.fetch(sid).get("status").stringValue()).isEqualTo("delivered");
    }

    @Test
    void callbacksComeTwice() {
        caller.faults("{\"callbacks\":{\"doubled\":1}}");
        send();
        live(4);

        assertThat(receiver.statuses("/status"))
                .containsExactly("sent", "sent", "delivered", "delivered");
    }

    @Test
    void callbacksComeInReverseAndTwiceAtOnce() {
        caller.faults("{\"callbacks\":{\"reversed\":1,\"doubled\":1}}");
        send();
        live(4);

        assertThat(receiver.statuses("/status"))
                .containsExactly("delivered", "delivered", "sent", "sent");
    }

    @Test
    void aCallbackLeavesBeforeTheCreateIsAnswered() {
        var release = new CountDownLatch(1);
        receiver.answers(post -> waitFor(release) ? 204 : 500);
        caller.faults("{\"callbacks\":{\"early\":1}}");

        var creating = CompletableFuture.supplyAsync(this::send);
        eventually(() -> receiver.posts().size() == 1);
        assertThat(creating).isNotDone();
        release.countDown();
        assertThat(Caller.json(creating.join()).get("status").stringValue()).isEqualTo("accepted");
        assertThat(receiver.statuses("/status")).containsExactly("sent");
        live(2);
        assertThat(receiver.statuses("/status")).containsExactly("sent", "delivered");
    }

    @Test
    void nothingIsToldAheadOfATextThatIsHeld() {
        caller.faults("{\"create\":{\"held\":1},\"callbacks\":{\"early\":1}}");

        assertThat(send().statusCode()).isEqualTo(201);
        assertThat(receiver.posts()).isEmpty();
        clock.advance(Duration.ofSeconds(3));
        live(2);
    }

    @ParameterizedTest
    @CsvSource({
        "failed30008,failed,30008",
        "undelivered30003,undelivered,30003",
        "failed30001,failed,30001",
        "filtered30007,undelivered,30007"
    })
    void aTextEndsOtherwiseThanDelivered(String share, String status, int code) {
        caller.faults("{\"outcomes\":{\"%s\":1}}".formatted(share));
        var sid = Caller.json(send()).get("sid").stringValue();
        // What was decided when it was taken stays so.
        restart();
        live(status.equals("failed") ? 1 : 2);

        var last = receiver.posts("/status").getLast();
        assertThat(last.status()).isEqualTo(status);
        assertThat(last.field("ErrorCode")).isEqualTo(Integer.toString(code));
        assertThat(last.field("ErrorMessage")).isNotEqualTo("(none)");
        assertThat(caller.fetch(sid).get("status").stringValue()).isEqualTo(status);
        assertThat(caller.fetch(sid).get("error_code").intValue()).isEqualTo(code);
    }

    @Test
    void whoAsksWhatWasTakenIsRefused() {
        var sid = Caller.json(send()).get("sid").stringValue();
        caller.faults("{\"listing\":{\"refused\":true}}");

        assertThat(caller.get("/Messages.json").statusCode()).isEqualTo(503);
        assertThat(caller.get("/Messages/" + sid + ".json").statusCode()).isEqualTo(503);
        assertThat(send().statusCode()).isEqualTo(201);
        assertThat(caller.taken("")).hasSize(2);
        caller.faults("{}");
        assertThat(caller.get("/Messages.json").statusCode()).isEqualTo(200);
        assertThat(caller.get("/Messages/" + sid + ".json").statusCode()).isEqualTo(200);
    }

    @Test
    void aTextIsShownOnlySomeTimeAfterItWasTaken() {
        caller.faults("{\"listing\":{\"lag\":\"PT2S\"}}");
        var sid = Caller.json(send()).get("sid").stringValue();
        caller.handset(ANN, "hello");
        clock.advance(Duration.ofMillis(1_999));

        assertThat(listed("").isEmpty()).isTrue();
        assertThat(listed("?To=%2B17025550142").isEmpty()).isTrue();
        assertThat(caller.get("/Messages/" + sid + ".json").statusCode()).isEqualTo(404);
        assertThat(caller.taken("")).hasSize(2);
        clock.advance(Duration.ofMillis(1));
        assertThat(listed("")).hasSize(2);
        assertThat(caller.fetch(sid).get("status").stringValue()).isEqualTo("delivered");
    }

    private HttpResponse<String> send() {
        return caller.call(
                caller.account("/Messages.json")
                        .POST(
                                BodyPublishers.ofString(
                                        Caller.form(
                                                "To",
                                                ANN,
                                                "MessagingServiceSid",
                                                Caller.SERVICE,
                                                "Body",
                                                "hello",
                                                "StatusCallback",
                                                receiver.url("/status")))));
    }

    private void live(int posts) {
        clock.advance(Duration.ofSeconds(1));
        eventually(() -> receiver.posts("/status").size() == posts);
    }

    private JsonNode listed(String query) {
        return Caller.json(caller.get("/Messages.json" + query)).get("messages");
    }
}
