package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
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
    void aCallbackIsGivenUpAfterSixTriesWithinFifteenSeconds() {
        receiver.answers(post -> 500);
        caller.send(ANN, "one", "StatusCallback", receiver.url("/one"));
        clock.advance(Duration.ofMillis(80));
        eventually(() -> sentTo("/one") == 1);
        var tries = 1;
        for (var pause : List.of(500, 1_000, 2_000, 4_000, 6_000)) {
            clock.advance(Duration.ofMillis(pause));
            var expected = ++tries;
            eventually(() -> sentTo("/one") == expected);
        }
        eventually(() -> settled("sent"));
        receiver.answers(post -> 200);
        restart();
        clock.advance(Duration.ofMinutes(1));
        caller.send(ANN, "two", "StatusCallback", receiver.url("/two"));
        clock.advance(Duration.ofSeconds(1));

        eventually(() -> sentTo("/two") == 1);
        assertThat(sentTo("/one")).isEqualTo(6);
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
    void onlyItsOwnUserReadsTheFileAndThoseBesideIt() throws IOException {
        caller.send(ANN, "hello");

        for (var name : List.of("sandbox.db", "sandbox.db-wal", "sandbox.db-shm")) {
            var mode = Files.getPosixFilePermissions(folder.resolve(name));
            assertThat(PosixFilePermissions.toString(mode)).as(name).isEqualTo("rw-------");
        }
    }

    @Test
    void aPortThatIsTakenIsSaidInWords() {
        var taken = settings().withPort(sandbox.port());

        assertThatThrownBy(() -> Sandbox.start(taken, clock, new Random(1)).close())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("127.0.0.1:" + sandbox.port());
    }

    @Test
    void itClosesInTimeWhileSomebodyIsNotAnswered() throws Exception {
        var silent =
                caller.account("/Messages.json")
                        .POST(
                                BodyPublishers.ofString(
                                        Caller.form(
                                                "To",
                                                "+15005551408",
                                                "From",
                                                Caller.NUMBER,
                                                "Body",
                                                "hello")));
        var waiting = CompletableFuture.supplyAsync(() -> caller.call(silent));
        eventually(() -> caller.taken("").size() == 1);

        // Whoever is not answered would wait for minutes: these bounds leave much to a slow
        // machine.
        var closing = Thread.ofVirtual().start(sandbox::close);
        assertThat(closing.join(Duration.ofSeconds(15))).isTrue();
        assertThat(waiting)
                .failsWithin(Duration.ofSeconds(15))
                .withThrowableThat()
                .havingRootCause()
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    private int sentTo(String path) {
        return (int) receiver.statuses(path).stream().filter("sent"::equals).count();
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
