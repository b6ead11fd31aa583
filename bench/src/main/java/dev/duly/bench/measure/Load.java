package dev.duly.bench.measure;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// Requests on so many lasting connections at once, each sent when the one before was answered.
///
/// @param request by its number
/// @param expected the status of every answer
record Load(int port, int connections, LongFunction<byte[]> request, int expected) {
    private static final long NANOS_A_SECOND = 1_000_000_000L;

    /// @param count of the answers
    record Done(long count, double seconds, Spread spread) {
        double rate() {
            return count / seconds;
        }
    }

    /// Numbers go on from `numbers`, for as long.
    Done during(Duration length, AtomicLong numbers) {
        var end = System.nanoTime() + length.toNanos();
        return run(numbers, _ -> System.nanoTime() < end, _ -> {});
    }

    /// Numbers go on from `numbers` to `last`, which is not sent.
    Done until(long last, AtomicLong numbers) {
        return run(numbers, number -> number < last, _ -> {});
    }

    /// As [#until], so many a second and no more.
    Done paced(int rate, long last, AtomicLong numbers) {
        var first = numbers.get();
        var start = System.nanoTime();
        return run(
                numbers,
                number -> number < last,
                number -> awaitTime(start + (number - first) * NANOS_A_SECOND / rate));
    }

    private static void awaitTime(long nanoTime) {
        for (var left = nanoTime - System.nanoTime();
                left > 0;
                left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private Done run(AtomicLong numbers, LongPredicate goesOn, LongConsumer turn) {
        var start = System.nanoTime();
        try (var lines = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    IntStream.range(0, connections)
                            .mapToObj(_ -> lines.submit(line(numbers, goesOn, turn)))
                            .toList();
            var nanos = running.stream().flatMapToLong(Load::joined).toArray();
            var seconds = (System.nanoTime() - start) / 1e9;
            return new Done(nanos.length, seconds, Spread.of(LongStream.of(nanos)));
        }
    }

    private Callable<LongStream> line(AtomicLong numbers, LongPredicate goesOn, LongConsumer turn) {
        return () -> {
            var nanos = new ArrayList<Long>();
            try (var wire = Wire.to(port)) {
                for (var number = numbers.getAndIncrement();
                        goesOn.test(number);
                        number = numbers.getAndIncrement()) {
                    turn.accept(number);
                    var bytes = request.apply(number);
                    var begin = System.nanoTime();
                    check(wire.exchange(bytes));
                    nanos.add(System.nanoTime() - begin);
                }
            }
            return nanos.stream().mapToLong(Long::longValue);
        };
    }

    private void check(Wire.Message answer) throws IOException {
        if (answer.status() != expected) {
            throw new IOException("answered " + answer.status() + ": " + answer.body());
        }
    }

    private static LongStream joined(Future<LongStream> line) {
        try {
            return line.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the load failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was called off", e);
        }
    }
}
