package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CourierTest extends SandboxScene {
    @Test
    void aTargetThatDoesNotAnswerHoldsUpNobodyElse() throws IOException {
        var release = new CountDownLatch(1);
        try (var slow = new Receiver()) {
            slow.answers(post -> waitFor(release) ? 200 : 500);
            for (var n = 0; n < 200; n++) {
                caller.send("+1702555%04d".formatted(n), "slow", "StatusCallback", slow.url("/s"));
            }
            eventually(() -> slow.posts().size() >= 100);
            caller.send("+17025550142", "quick", "StatusCallback", receiver.url("/quick"));

            eventually(() -> receiver.statuses("/quick").equals(List.of("sent", "delivered")));
            release.countDown();
            eventually(() -> slow.posts().size() >= 400);
        }
    }

    @Test
    void aTargetThatIsNotThereYetGetsItsCallbackLater() throws IOException {
        int port;
        try (var gone = new Receiver()) {
            port = gone.port();
        }
        caller.send("+17025550142", "early", "StatusCallback", "http://127.0.0.1:" + port + "/s");
        eventually(
                () -> caller.taken("").getFirst().get("status").stringValue().equals("delivered"));

        try (var late = new Receiver(port)) {
            eventually(() -> late.statuses("/s").size() == 2);
            assertThat(late.statuses("/s")).containsExactlyInAnyOrder("sent", "delivered");
        }
    }

    @Test
    void aNameAndPasswordInTheUrlAreSignedAndSentAsAHeader() {
        receiver.asks("duly:secret@");
        caller.send("+17025550142", "hello", "StatusCallback", receiver.url("/status"));

        eventually(() -> receiver.posts("/status").size() == 2);
        assertThat(receiver.posts())
                .allMatch(Receiver.Post::signed)
                .allMatch(post -> post.authorization().equals(Caller.basic("duly:secret")));
    }

    @Test
    void aFragmentOfTheUrlIsNeitherSignedNorSent() {
        var url = receiver.url("/status?a=%2Bb%20c");
        caller.send("+17025550142", "hello", "StatusCallback", url + "#rc=3&rt=5000");

        eventually(() -> receiver.posts("/status?a=%2Bb%20c").size() == 2);
        assertThat(receiver.posts()).allMatch(Receiver.Post::signed);
    }
}
