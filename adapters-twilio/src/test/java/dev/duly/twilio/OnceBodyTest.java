package dev.duly.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;

class OnceBodyTest {
    @Test
    void itLeavesOnceWhoeverAsksAgain() {
        var body = new OnceBody("Body=hi", () -> true);
        assertThat(asked(body)).isEqualTo("Body=hi");
        assertThat(asked(body))
                .startsWith("refused")
                .endsWith("the body leaves once, and not after its time");
        assertThat(body.close()).isFalse();
    }

    @Test
    void onceClosedItNeverLeaves() {
        var body = new OnceBody("Body=hi", () -> true);
        assertThat(body.close()).isTrue();
        assertThat(asked(body)).startsWith("refused");
        assertThat(body.close()).isTrue();
    }

    @Test
    void afterItsTimeItNeverLeaves() {
        var body = new OnceBody("Body=hi", () -> false);
        assertThat(asked(body)).startsWith("refused");
        assertThat(body.close()).isTrue();
    }

    /// What a transport gets that asks for the body.
    private static String asked(OnceBody body) {
        var got = BodySubscribers.ofString(UTF_8);
        body.subscribe(
                new Flow.Subscriber<ByteBuffer>() {
                    @Override
                    public void onSubscribe(Flow.Subscription subscription) {
                        got.onSubscribe(subscription);
                    }

                    @Override
                    public void onNext(ByteBuffer bytes) {
                        got.onNext(List.of(bytes));
                    }

                    @Override
                    public void onError(Throwable failure) {
                        got.onError(failure);
                    }

                    @Override
                    public void onComplete() {
                        got.onComplete();
                    }
                });
        try {
            return got.getBody().toCompletableFuture().join();
        } catch (CompletionException refused) {
            return "refused: " + refused.getMessage();
        }
    }
}
