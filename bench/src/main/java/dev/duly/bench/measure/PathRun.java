package dev.duly.bench.measure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/// One text's whole way, measured on one side once: rows 12 to 18.
///
/// @param warmUp how long the same load runs before
/// @param seconds how long each closed load lasts
/// @param texts how many go the whole way
record PathRun(Figures figures, Duration warmUp, int seconds, int texts) {
    static final int CONNECTIONS = 32;

    private static final Duration STEP = Duration.ofMillis(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ACCEPTED = 202;
    private static final int STEADY_RATE = 500;

    /// Rows 12, 13 and 18, before anything is sent: on a side whose provider is never reached.
    void accept(Side side) {
        figures.add("18 start to first answer, ms", side.name(), side.startMillis());
        closed(side, "12 POST send", side.requests()::send, ACCEPTED);
    }

    /// Row 13.
    void inbound(Side side) {
        closed(side, "13 signed inbound webhook", side.requests()::inbound, 200);
    }

    private void closed(Side side, String row, LongFunction<byte[]> request, int expected) {
        var load = new Load(side.port(), CONNECTIONS, request, expected);
        var numbers = new AtomicLong();
        load.during(warmUp, numbers);
        var before = Vitals.cpuMicros(side.processes());
        var done = load.during(Duration.ofSeconds(seconds), numbers);
        var cpu = Vitals.cpuMicros(side.processes()) - before;
        figures.add(row + ", requests a second", side.name(), done.rate());
        figures.add(row + ", p99, ms", side.name(), done.spread().p99());
        figures.add(row + ", CPU a request, us", side.name(), cpu / done.count());
    }

    /// Rows 14, 15 and 17: `texts` accepted, sent and delivered as fast as it goes.
    void whole(Side side, Stopwatch stopwatch, String row) {
        var load = new Load(side.port(), CONNECTIONS, asking(side, stopwatch), ACCEPTED);
        var numbers = new AtomicLong();
        load.until(texts / 4, numbers);
        awaitDeliveries(stopwatch, texts / 4);
        numbers.set(texts / 4);
        var before = Vitals.cpuMicros(side.processes());
        var start = System.nanoTime();
        load.until(texts, numbers);
        awaitDeliveries(stopwatch, texts);
        var took = (System.nanoTime() - start) / 1e9;
        var count = texts - texts / 4;
        var cpu = Vitals.cpuMicros(side.processes()) - before;
        figures.add(row + ", texts a second", side.name(), count / took);
        figures.add(row + ", CPU a text, us", side.name(), cpu / count);
        figures.add(
                "17 memory after " + row + ", MB",
                side.name(),
                Vitals.residentMegabytes(side.processes()));
    }

    /// Row 16.
    void steady(Side side, Stopwatch stopwatch) {
        var load = new Load(side.port(), CONNECTIONS, asking(side, stopwatch), ACCEPTED);
        var numbers = new AtomicLong();
        var warm = STEADY_RATE * (int) warmUp.toSeconds();
        load.paced(STEADY_RATE, warm, numbers);
        awaitDeliveries(stopwatch, warm);
        numbers.set(warm);
        var last = warm + STEADY_RATE * seconds;
        var done = load.paced(STEADY_RATE, last, numbers);
        awaitDeliveries(stopwatch, last);
        var row = "16 at " + STEADY_RATE + "/s, p50, ms: ";
        figures.add(row + "POST", side.name(), done.spread().p50());
        figures.add(row + "provider called", side.name(), stopwatch.untilCalled(warm, last).p50());
        figures.add(row + "delivered", side.name(), stopwatch.untilDelivered(warm, last).p50());
    }

    private static LongFunction<byte[]> asking(Side side, Stopwatch stopwatch) {
        return number -> {
            var request = side.requests().send(number);
            stopwatch.asked((int) number);
            return request;
        };
    }

    private static void awaitDeliveries(Stopwatch stopwatch, int wanted) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (stopwatch.deliveries() < wanted) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "%d of %d texts delivered within %s, %d receipts refused"
                                .formatted(
                                        stopwatch.deliveries(),
                                        wanted,
                                        PATIENCE,
                                        stopwatch.refusals()));
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }
}
