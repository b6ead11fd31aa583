package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MagicNumbersTest extends SandboxScene {
    private static final String PREFIX = "+1500555";

    private final MovableClock clock = new MovableClock();

    @Override
    InstantSource clock() {
        return clock;
    }

    @ParameterizedTest
    @CsvSource({"0001,21211", "0002,21612", "0003,21408", "0004,21610", "0009,21614"})
    void aRecipientOfTwiliosIsRefused(String to, int code) {
        var answer = send(PREFIX + to);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.code(answer)).isEqualTo(code);
        assertThat(caller.taken("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0001,21212", "0007,21606", "0008,21611"})
    void aSenderOfTwiliosIsRefused(String from, int code) {
        var answer = caller.create("To", "+17025550142", "From", PREFIX + from, "Body", "hello");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Caller.code(answer)).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"1003,30003", "1005,30005", "1006,30006", "1007,30007"})
    void aTextComesBackUndelivered(String to, int code) {
        var sid = Caller.json(send(PREFIX + to)).get("sid").stringValue();
        live(2);

        assertThat(receiver.statuses("/status")).containsExactly("sent", "undelivered");
        var last = receiver.posts().getLast();
        assertThat(last.field("ErrorCode")).isEqualTo(Integer.toString(code));
        assertThat(last.form()).containsKey("RawDlrDoneDate");
        assertThat(receiver.posts().getFirst().form()).doesNotContainKey("ErrorCode");
        assertThat(caller.fetch(sid).get("error_code").intValue()).isEqualTo(code);
        assertThat(caller.fetch(sid).get("error_message").isString()).isTrue();
    }

    @Test
    void aTextFailsBeforeItIsSent() {
        var sid = Caller.json(send(PREFIX + "1034")).get("sid").stringValue();
        live(1);

        assertThat(receiver.statuses("/status")).containsExactly("failed");
        assertThat(receiver.posts().getLast().field("ErrorCode")).isEqualTo("30034");
        assertThat(caller.fetch(sid).get("status").stringValue()).isEqualTo("failed");
        assertThat(caller.fetch(sid).get("date_sent").isNull()).isTrue();
    }

    @Test
    void aCrowdedNumberRefusesEveryOddRequest() {
        var first = send(PREFIX + "1429");

        assertThat(first.statusCode()).isEqualTo(429);
        assertThat(first.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(Caller.code(first)).isEqualTo(20429);
        assertThat(caller.taken("")).isEmpty();
        assertThat(send(PREFIX + "1429").statusCode()).isEqualTo(201);
        assertThat(send(PREFIX + "1429").statusCode()).isEqualTo(429);
        assertThat(caller.taken("")).hasSize(1);
    }

    @Test
    void aTextIsTakenThoughTheAnswerIsAnError() {
        var answer = send(PREFIX + "1500");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(Caller.code(answer)).isEqualTo(20500);
        live(2);
        assertThat(receiver.statuses("/status")).containsExactly("sent", "delivered");
    }

    @Test
    void aTextIsTakenWithAnErrorAndStaysAcceptedForTenMinutes() {
        assertThat(send(PREFIX + "1510").statusCode()).isEqualTo(500);
        clock.advance(Duration.ofMinutes(10).minusMillis(1));

        var listed = listed(PREFIX + "1510");
        assertThat(listed.get("status").stringValue()).isEqualTo("accepted");
        assertThat(listed.get("from").isNull()).isTrue();
        assertThat(listed.get("date_sent").isNull()).isTrue();
        assertThat(receiver.posts()).isEmpty();
        clock.advance(Duration.ofSeconds(1));
        eventually(() -> receiver.posts().size() == 2);
        assertThat(listed(PREFIX + "1510").get("status").stringValue()).isEqualTo("delivered");
    }

    @Test
    void anUnavailableServiceTakesNothing() {
        var answer = send(PREFIX + "1503");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Caller.code(answer)).isEqualTo(20503);
        assertThat(caller.taken("")).isEmpty();
    }

    @Test
    void aTextIsTakenAndNeverAnswered() {
        var request =
                caller.account("/Messages.json")
                        .POST(BodyPublishers.ofString(Caller.form(fields(PREFIX + "1408"))));

        var waiting = CompletableFuture.supplyAsync(() -> caller.call(request));
        eventually(() -> caller.taken("").size() == 1);
        live(2);
        assertThat(receiver.statuses("/status")).containsExactly("sent", "delivered");
        assertThat(waiting).isNotDone();
    }

    @Test
    void aTextIsDeliveredAndNobodyIsTold() {
        send(PREFIX + "1000");
        send("+17025550142");
        live(2);

        assertThat(receiver.posts())
                .extracting(post -> post.field("To"))
                .containsOnly("+17025550142");
        assertThat(listed(PREFIX + "1000").get("status").stringValue()).isEqualTo("delivered");
        assertThat(caller.taken("?to=%2B15005551000").getFirst().get("callbacks").isEmpty())
                .isTrue();
    }

    @Test
    void callbacksComeInReverse() {
        send(PREFIX + "1002");
        live(2);

        assertThat(receiver.statuses("/status")).containsExactly("delivered", "sent");
    }

    @Test
    void callbacksComeTwiceWithOneToken() {
        send(PREFIX + "1022");
        live(4);

        assertThat(receiver.statuses("/status"))
                .containsExactly("sent", "sent", "delivered", "delivered");
        assertThat(receiver.posts().get(0).token()).isEqualTo(receiver.posts().get(1).token());
        assertThat(receiver.posts().get(1).token()).isNotEqualTo(receiver.posts().get(2).token());
    }

    private HttpResponse<String> send(String to) {
        return caller.create(fields(to));
    }

    private String[] fields(String to) {
        return new String[] {
            "To",
            to,
            "MessagingServiceSid",
            Caller.SERVICE,
            "Body",
            "hello",
            "StatusCallback",
            receiver.url("/status")
        };
    }

    private void live(int posts) {
        clock.advance(Duration.ofSeconds(1));
        eventually(() -> receiver.posts().size() == posts);
    }

    private JsonNode listed(String to) {
        var page = Caller.json(caller.get("/Messages.json?To=" + Caller.escaped(to)));
        return page.get("messages").get(0);
    }
}
