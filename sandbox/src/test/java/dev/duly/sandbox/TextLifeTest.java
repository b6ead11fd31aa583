package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class TextLifeTest extends SandboxScene {
    private static final String ANN = "+17025550142";

    private final MovableClock clock = new MovableClock();

    @Override
    InstantSource clock() {
        return clock;
    }

    @Test
    void aTextThroughTheServiceIsAcceptedBeforeItHasASender() {
        var text = caller.send(ANN, "Court on Monday at 9.");

        assertThat(text.get("status").stringValue()).isEqualTo("accepted");
        assertThat(text.get("from").isNull()).isTrue();
        assertThat(text.get("date_sent").isNull()).isTrue();
        assertThat(text.get("num_segments").stringValue()).isEqualTo("0");
        assertThat(text.get("messaging_service_sid").stringValue()).isEqualTo(Caller.SERVICE);
        assertThat(text.get("date_created").stringValue())
                .isEqualTo("Mon, 02 Mar 2026 17:04:05 +0000");
    }

    @Test
    void aTextFromANumberIsQueuedAtOnceWithThatNumber() {
        var answer = caller.create("To", ANN, "From", Caller.NUMBER, "Body", "a".repeat(161));

        var text = Caller.json(answer);
        assertThat(text.get("status").stringValue()).isEqualTo("queued");
        assertThat(text.get("from").stringValue()).isEqualTo(Caller.NUMBER);
        assertThat(text.get("num_segments").stringValue()).isEqualTo("2");
        assertThat(text.get("messaging_service_sid").isNull()).isTrue();
    }

    @Test
    void aTextGoesThroughItsStatusesAsTheClockMoves() {
        var sid = caller.send(ANN, "hello").get("sid").stringValue();

        assertThat(statusAfter(sid, 0)).isEqualTo("accepted");
        assertThat(statusAfter(sid, 20)).isEqualTo("queued");
        assertThat(statusAfter(sid, 20)).isEqualTo("sending");
        assertThat(caller.fetch(sid).get("date_sent").isNull()).isTrue();
        assertThat(statusAfter(sid, 40)).isEqualTo("sent");
        assertThat(caller.fetch(sid).get("from").stringValue()).startsWith("+150055500");
        assertThat(caller.fetch(sid).get("date_sent").stringValue())
                .isEqualTo("Mon, 02 Mar 2026 17:04:05 +0000");
        assertThat(statusAfter(sid, 120)).isEqualTo("delivered");
    }

    @Test
    void itsCallbacksAreSignedAndCarryWhatTwilioSends() {
        var sid =
                caller.send(ANN, "hello", "StatusCallback", receiver.url("/status/m-1"))
                        .get("sid")
                        .stringValue();
        clock.advance(Duration.ofMillis(100));
        eventually(() -> receiver.posts().size() == 1);
        clock.advance(Duration.ofSeconds(60));
        eventually(() -> receiver.posts().size() == 2);

        assertThat(receiver.statuses("/status/m-1")).containsExactly("sent", "delivered");
        assertThat(receiver.posts()).allMatch(Receiver.Post::signed);
        var delivered = receiver.posts().getLast();
        assertThat(delivered.date()).isEqualTo("Mon, 02 Mar 2026 17:05:05 GMT");
        assertThat(delivered.token()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
        assertThat(delivered.form())
                .containsEntry("MessageSid", sid)
                .containsEntry("SmsSid", sid)
                .containsEntry("SmsStatus", "delivered")
                .containsEntry("AccountSid", Caller.ACCOUNT)
                .containsEntry("MessagingServiceSid", Caller.SERVICE)
                .containsEntry("To", ANN)
                .containsEntry("From", caller.fetch(sid).get("from").stringValue())
                .containsEntry("ApiVersion", "2010-04-01")
                .containsEntry("RawDlrDoneDate", "2603021704")
                .doesNotContainKey("ErrorCode");
        assertThat(receiver.posts().getFirst().form()).doesNotContainKey("RawDlrDoneDate");
    }

    @Test
    void aRecipientAlwaysHearsFromTheSameNumber() {
        caller.handset("{\"from\":\"%s\",\"to\":\"+15005550016\",\"body\":\"hi\"}".formatted(ANN));
        caller.send(ANN, "one");
        caller.send(ANN, "two");

        assertThat(caller.taken("?to=" + Caller.escaped(ANN)))
                .hasSize(2)
                .allMatch(text -> text.get("from").stringValue().equals("+15005550016"));
    }

    @Test
    void aDateOfAnAnswerIsTheSandboxesOwn() {
        var answer = caller.get("/Messages.json");

        assertThat(answer.headers().firstValue("Date")).hasValue("Mon, 02 Mar 2026 17:04:05 GMT");
    }

    private String statusAfter(String sid, int millis) {
        clock.advance(Duration.ofMillis(millis));
        return caller.fetch(sid).get("status").stringValue();
    }
}
