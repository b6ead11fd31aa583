package dev.duly.bench.measure;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.LongStream;

/// When each text was asked for, when the provider was called for it, and when its receipt was
/// answered; by the measuring process's own clock.
final class Stopwatch {
    private final AtomicLongArray asked;
    private final AtomicLongArray called;
    private final AtomicLongArray delivered;
    private final AtomicInteger deliveries = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    /// @param texts how many there are at most
    Stopwatch(int texts) {
        this.asked = new AtomicLongArray(texts);
        this.called = new AtomicLongArray(texts);
        this.delivered = new AtomicLongArray(texts);
    }

    void asked(int number) {
        asked.set(number, System.nanoTime());
    }

    void called(int number) {
        called.set(number, System.nanoTime());
    }

    void delivered(int number) {
        delivered.set(number, System.nanoTime());
        deliveries.incrementAndGet();
    }

    void refused() {
        refusals.incrementAndGet();
    }

    int deliveries() {
        return deliveries.get();
    }

    int refusals() {
        return refusals.get();
    }

    Spread untilCalled(int from, int to) {
        return spread(called, from, to);
    }

    Spread untilDelivered(int from, int to) {
        return spread(delivered, from, to);
    }

    private Spread spread(AtomicLongArray end, int from, int to) {
        return Spread.of(
                LongStream.range(from, to)
                        .filter(i -> end.get((int) i) > 0)
                        .map(i -> end.get((int) i) - asked.get((int) i)));
    }
}
