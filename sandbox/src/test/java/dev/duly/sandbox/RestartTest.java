package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RestartTest extends SandboxScene {
    private static final String ANN = "+17025550142";

    private final MovableClock clock = new MovableClock();

    @Override
    InstantSource clock() {
        return clock;
    }

    @Test
    void callbacksOwedComeAfterARestartInTheirOrder() {
        caller.send(ANN, "one", "StatusCallback", receiver.url("/one"));
        caller.send(ANN, "two", "StatusCallback", receiver.url("/two"));
        sandbox.close();
        clock.advance(Duration.ofMinutes(5));
        assertThat(receiver.posts()).isEmpty();
        start(clock);

        eventually(() -> receiver.posts().size() == 4);
        assertThat(receiver.statuses("/one")).containsExactly("sent", "delivered");
        assertThat(receiver.statuses("/two")).containsExactly("sent", "delivered");
        assertThat(receiver.posts()).allMatch(Receiver.Post::signed);
    }

    @Test
    void aCallbackThatWasAnsweredDoesNotComeAgain() {
        caller.send(ANN, "one", "StatusCallback", receiver.url("/one"));
        clock.advance(Duration.ofMillis(100));
        eventually(() -> settled("sent"));
        restart();
        clock.advance(Duration.ofSeconds(1));

        eventually(() -> settled("delivered"));
        assertThat(receiver.statuses("/one")).containsExactly("sent", "delivered");
    }

    @Test
    void aHandsetsTextThatWasNotAnsweredComesAgainAfterARestart() {
        receiver.answers(post -> 500);
        assertThat(caller.handset(ANN, "hello").statusCode()).isEqualTo(202);
        receiver.answers(post -> 200);
        restart();

        eventually(() -> receiver.posts("/inbound").size() == 2);
        var posts = receiver.posts("/inbound");
        assertThat(posts.get(1).form()).isEqualTo(posts.get(0).form());
        assertThat(posts.get(1).token()).isEqualTo(posts.get(0).token());
    }

    @Test
    void aCallbackIsGivenUpFifteenSecondsAfterItsFirstTry() {
        receiver.answers(post -> 500);
        caller.send(ANN, "one", "StatusCallback", receiver.url("/one"));
        clock.advance(Duration.ofMillis(100));
        eventually(() -> receiver.posts().size() == 1);
        for (var tries = 2; tries <= 6; tries++) {
            clock.advance(Duration.ofSeconds(tries == 6 ? 6 : 3));
            var expected = tries;
            // Later tries come due one by one, and only what is due is tried.
            eventually(() ->
                    receiver.statuses("/one").stream().filter("sent"::equals).count()
                            >= Math.min(expected, 5));
        }

        eventually(() -> settled("sent"));
        restart();
        assertThat(receiver.statuses("/one").stream().filter("sent"::equals).count())
                .isBetween(2L, 6L);
    }

    @Test
    void whatWasAcknowledgedIsThereAfterARestart() {
        var sid = caller.send(ANN, "hello").get("sid").stringValue();
        restart();

        assertThat(caller.fetch(sid).get("body").stringValue()).isEqualTo("hello");
        // The identifiers come from one seed: the next one must not be this one again.
        assertThat(caller.send(ANN, "again").get("sid").stringValue()).isNotEqualTo(sid);
    }

    @Test
    void aPortThatIsTakenIsSaidInWords() {
        var taken = settings().withPort(sandbox.port());

        assertThatThrownBy(() -> Sandbox.start(taken, clock, new Random(1)).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("127.0.0.1:" + sandbox.port());
    }

    @Test
    void itClosesInTimeWhileSomebodyIsNotAnswered() {
        var silent =
                caller.account("/Messages.json")
                        .POST(
                                java.net.http.HttpRequest.BodyPublishers.ofString(
                                        Caller.form(
                                                "To",
                                                "+15005551408",
                                                "From",
                                                Caller.NUMBER,
                                                "Body",
                                                "hello")));
        var waiting = java.util.concurrent.CompletableFuture.supplyAsync(() -> caller.call(silent));
        eventually(() -> caller.taken("").size() == 1);

        var before = System.nanoTime();
        sandbox.close();
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
        assertThat(waiting).completesExceptionallyWithin(Duration.ofSeconds(5));
    }

    private boolean settled(String status) {
        return caller.taken("")
                .getFirst()
                .get("callbacks")
                .valueStream()
                .anyMatch(post ->
                        post.get("status").stringValue().equals(status)
                                && !post.get("settled").isNull());
    }
}
