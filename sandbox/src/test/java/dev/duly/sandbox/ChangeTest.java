package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Redacting, cancelling and deleting what was taken.
class ChangeTest extends SandboxScene {
    private static final String ANN = "+17025550142";

    private final MovableClock clock = new MovableClock();

    @Override
    InstantSource clock() {
        return clock;
    }

    @Test
    void aFinishedTextIsRedactedAndKeepsTheRest() {
        var sid = delivered();
        clock.advance(Duration.ofMinutes(1));

        var redacted = Caller.json(caller.post(path(sid), "Body", ""));

        assertThat(redacted.get("body").stringValue()).isEmpty();
        assertThat(redacted.get("status").stringValue()).isEqualTo("delivered");
        assertThat(redacted.get("to").stringValue()).isEqualTo(ANN);
        assertThat(redacted.get("date_updated").stringValue())
                .isEqualTo("Mon, 02 Mar 2026 17:05:06 +0000");
        assertThat(caller.fetch(sid).get("body").stringValue()).isEmpty();
    }

    @Test
    void aTextOnItsWayIsNeitherRedactedNorDeleted() {
        var sid = caller.send(ANN, "hello").get("sid").stringValue();

        var redact = caller.post(path(sid), "Body", "");
        assertThat(redact.statusCode()).isEqualTo(409);
        assertThat(Caller.code(redact)).isEqualTo(20009);
        assertThat(caller.delete(path(sid)).statusCode()).isEqualTo(409);
        assertThat(caller.fetch(sid).get("body").stringValue()).isEqualTo("hello");
    }

    @Test
    void aBodyIsNeverRewritten() {
        var sid = delivered();

        assertThat(caller.post(path(sid), "Body", "better").statusCode()).isEqualTo(400);
        assertThat(caller.fetch(sid).get("body").stringValue()).isEqualTo("hello");
    }

    @Test
    void aDeletedTextIsGone() {
        var sid = delivered();

        var answer = caller.delete(path(sid));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.body()).isEmpty();
        var gone = caller.get(path(sid));
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(Caller.code(gone)).isEqualTo(20404);
        assertThat(caller.taken("")).isEmpty();
    }

    @Test
    void aScheduledTextGoesAtItsTime() {
        var text = scheduled("2026-03-02T19:04:05Z");

        assertThat(text.get("status").stringValue()).isEqualTo("scheduled");
        assertThat(text.get("from").isNull()).isTrue();
        clock.advance(Duration.ofHours(2).minusSeconds(1));
        var sid = text.get("sid").stringValue();
        assertThat(caller.fetch(sid).get("status").stringValue()).isEqualTo("scheduled");
        clock.advance(Duration.ofSeconds(2));
        assertThat(caller.fetch(sid).get("status").stringValue()).isEqualTo("delivered");
        eventually(() -> receiver.posts("/status").size() == 2);
    }

    @Test
    void aScheduledTextIsCanceledOnce() {
        var sid = scheduled("2026-03-02T17:34:05-00:00").get("sid").stringValue();

        var canceled = Caller.json(caller.post(path(sid), "Status", "canceled"));

        assertThat(canceled.get("status").stringValue()).isEqualTo("canceled");
        var again = caller.post(path(sid), "Status", "canceled");
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(Caller.code(again)).isEqualTo(30409);
        // A later text's callbacks come, so those of this one would have come before.
        clock.advance(Duration.ofDays(1));
        caller.send(ANN, "later", "StatusCallback", receiver.url("/later"));
        clock.advance(Duration.ofDays(1));
        eventually(() -> receiver.posts("/later").size() == 2);
        assertThat(receiver.posts("/status")).isEmpty();
        assertThat(caller.fetch(sid).get("status").stringValue()).isEqualTo("canceled");
        assertThat(caller.fetch(sid).get("date_sent").isNull()).isTrue();
        assertThat(caller.delete(path(sid)).statusCode()).isEqualTo(204);
    }

    @Test
    void aTextThatHasGoneIsNotCanceled() {
        var sid = caller.send(ANN, "hello").get("sid").stringValue();

        assertThat(Caller.code(caller.post(path(sid), "Status", "canceled"))).isEqualTo(30409);
        assertThat(caller.post(path(sid), "Status", "sent").statusCode()).isEqualTo(400);
    }

    private String delivered() {
        var sid = caller.send(ANN, "hello").get("sid").stringValue();
        clock.advance(Duration.ofSeconds(1));
        return sid;
    }

    private JsonNode scheduled(String at) {
        return caller.send(
                ANN,
                "later",
                "ScheduleType",
                "fixed",
                "SendAt",
                at,
                "StatusCallback",
                receiver.url("/status"));
    }

    private static String path(String sid) {
        return "/Messages/" + sid + ".json";
    }
}
