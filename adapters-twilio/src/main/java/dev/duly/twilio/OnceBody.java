package dev.duly.twilio;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

/// A body that leaves at most once, and that knows whether it left.
///
/// The transport asks for the body only after the connection stands and the head is written.
/// Without the body a post is no post: as long as nobody asked for it, nothing was taken, and once
/// it is closed nothing will be. A second request with it fails, whatever retries somebody switched
/// on.
final class OnceBody implements HttpRequest.BodyPublisher {
    private enum State {
        FRESH,
        LEFT,
        CLOSED
    }

    private final HttpRequest.BodyPublisher bytes;
    private final BooleanSupplier mayLeave;
    private final AtomicReference<State> state = new AtomicReference<>(State.FRESH);

    /// @param mayLeave looked at right before the first byte: a process that stood still since its
    ///   request was begun must not go on where others have taken over
    OnceBody(String text, BooleanSupplier mayLeave) {
        this.mayLeave = mayLeave;
        this.bytes = HttpRequest.BodyPublishers.ofString(text);
    }

    /// Keeps the body from leaving from now on; whether it never left.
    boolean close() {
        return state.compareAndSet(State.FRESH, State.CLOSED) || state.get() == State.CLOSED;
    }

    @Override
    public long contentLength() {
        return bytes.contentLength();
    }

    @Override
    public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
        if (!mayLeave.getAsBoolean()) {
            close();
        }
        if (state.compareAndSet(State.FRESH, State.LEFT)) {
            bytes.subscribe(subscriber);
            return;
        }
        subscriber.onSubscribe(Nothing.INSTANCE);
        subscriber.onError(new IOException("the body leaves once, and not after its time"));
    }

    private enum Nothing implements Flow.Subscription {
        INSTANCE;

        @Override
        public void request(long n) {
            // The error has been told already.
        }

        @Override
        public void cancel() {
            // Nothing runs.
        }
    }
}
