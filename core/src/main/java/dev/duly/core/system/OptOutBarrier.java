package dev.duly.core.system;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.sending.Departures;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Between keeping an opt-out and telling the provider that we have it: waits until no text to that
/// number can be leaving any more. Mostly there is none; at the longest it takes as long as an
/// attempt may take to leave.
public final class OptOutBarrier {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Departures departures;

    public OptOutBarrier(Departures departures) {
        this.departures = departures;
    }

    /// When this returns, no text begins to leave for `to`.
    ///
    /// @throws InterruptedException when the wait was cut off: then nothing is promised
    public void await(PhoneNumber to) throws InterruptedException {
        // Our own pauses are what is counted, so that no clock has to be right.
        var looks = departures.longest().dividedBy(LOOK_AGAIN);
        for (var look = 0; look <= looks && departures.mayBeLeavingTo(to); look++) {
            // Nothing releases this latch: it is a pause that an interrupt ends.
            var _ = new CountDownLatch(1).await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
        }
    }
}
