package dev.duly.bench.measure;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.QueueEntry;
import dev.duly.core.sending.SendQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// The send queue alone, through its port, measured once: rows 1 to 8, 10 and 11.
///
/// @param queue empty
/// @param redis that it lies in, and nothing else
/// @param scale of all counts; 1 is full
record QueueRun(Figures figures, SendQueue queue, RedisServer redis, double scale) {
    private static final String SIDE = "duly";
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(100);
    private static final DepartmentId DEPARTMENT = new DepartmentId("default");
    private static final int BATCH = 100;
    private static final int BULK = 1_000;
    private static final int CALLERS = 64;
    private static final int RATE = 1_000;
    private static final long NANOS_A_SECOND = 1_000_000_000L;

    /// What is done with a claimed text; true when it is done with.
    private interface Handling {
        boolean isDone(int number);
    }

    void all() {
        enqueueOne();
        enqueueMany();
        var put = enqueueBulk();
        var work = drain("4 claim, no-op, done", BATCH, many(30_000));
        figures.add("6 Redis CPU per text, put + claim + done", SIDE, put + work);
        putAll(many(10_000), Duration.ZERO);
        drain("5 claim, no-op, done, one at a time", 1, many(10_000));
        steady();
        due();
        retry();
        punctuality();
        memory();
    }

    private void enqueueOne() {
        var count = many(4_000);
        timed(
                "1 enqueue, one caller",
                count,
                () -> {
                    for (var i = 0; i < count; i++) {
                        queue.put(List.of(entry(i, Duration.ZERO)));
                    }
                });
        clear(count);
    }

    private void enqueueMany() {
        var count = many(20_000);
        var next = new AtomicInteger();
        timed(
                "2 enqueue, 64 callers",
                count,
                () -> {
                    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
                        for (var i = 0; i < CALLERS; i++) {
                            callers.execute(() -> {
                                for (var number = next.getAndIncrement();
                                        number < count;
                                        number = next.getAndIncrement()) {
                                    queue.put(List.of(entry(number, Duration.ZERO)));
                                }
                            });
                        }
                    }
                });
        clear(count);
    }

    private double enqueueBulk() {
        var count = many(30_000);
        return timed("3 enqueue in bulk", count, () -> putAll(count, Duration.ZERO));
    }

    private double drain(String row, int batch, int count) {
        return timed(row, count, () -> work(count, batch, _ -> true));
    }

    private void steady() {
        var count = many(5_000);
        var asked = new long[count];
        var done = new long[count];
        var start = System.nanoTime();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            callers.execute(() -> {
                for (var i = 0; i < count; i++) {
                    var number = i;
                    asked[number] = start + number * NANOS_A_SECOND / RATE;
                    awaitTime(asked[number]);
                    callers.execute(() -> queue.put(List.of(entry(number, Duration.ZERO))));
                }
            });
            work(
                    count,
                    BATCH,
                    number -> {
                        done[number] = System.nanoTime();
                        return true;
                    });
        }
        spread("7 put to done at 1,000/s", count, done, asked);
    }

    private void due() {
        var count = many(20_000);
        var chance = new Random(count);
        var dueAt = new long[count];
        var started = new long[count];
        var begin = System.nanoTime() + 5 * NANOS_A_SECOND;
        for (var from = 0; from < count; from += BULK) {
            var entries = new ArrayList<QueueEntry>();
            for (var i = from; i < Math.min(count, from + BULK); i++) {
                dueAt[i] = begin + (long) (chance.nextDouble() * 5 * NANOS_A_SECOND);
                entries.add(entry(i, Duration.ofNanos(dueAt[i] - System.nanoTime())));
            }
            queue.put(entries);
        }
        work(
                count,
                BATCH,
                number -> {
                    started[number] = System.nanoTime();
                    return true;
                });
        spread("8 due at random, start error", count, started, dueAt);
    }

    private void retry() {
        var count = many(10_000);
        var tries = new HashMap<Integer, Integer>();
        putAll(count, Duration.ZERO);
        timed(
                "10 retry, attempts",
                3 * count,
                () ->
                        work(
                                count,
                                BATCH,
                                number -> {
                                    var tried = tries.merge(number, 1, Integer::sum);
                                    if (tried <= 2) {
                                        queue.putBack(
                                                id(number), Duration.ofMillis(1L << (tried - 1)));
                                    }
                                    return tried > 2;
                                }));
    }

    private void punctuality() {
        var count = 300;
        var base = Duration.ofMillis(200);
        var tries = new HashMap<Integer, Integer>();
        var dueAt = new ConcurrentHashMap<Integer, Long>();
        var late = new ArrayList<Long>();
        putAll(count, Duration.ZERO);
        work(
                count,
                BATCH,
                number -> {
                    var now = System.nanoTime();
                    var promised = dueAt.get(number);
                    if (promised != null) {
                        late.add(now - promised);
                    }
                    var tried = tries.merge(number, 1, Integer::sum);
                    if (tried <= 2) {
                        var wait = base.multipliedBy(1L << (tried - 1));
                        dueAt.put(number, now + wait.toNanos());
                        queue.putBack(id(number), wait);
                    }
                    return tried > 2;
                });
        figures.add(
                "10 retry, punctuality, p50",
                SIDE,
                Spread.of(late.stream().mapToLong(Long::longValue)).p50());
    }

    private void memory() {
        var before = redis.usedBytes();
        var count = many(100_000);
        putAll(count, Duration.ZERO);
        figures.add("11 Redis memory per waiting text", SIDE, (redis.usedBytes() - before) / count);
        clear(count);
    }

    /// Claims until so many are done with.
    private void work(int count, int batch, Handling handling) {
        var left = count;
        while (left > 0) {
            var claimed = queue.claim(batch, LEASE);
            for (var id : claimed) {
                if (handling.isDone(number(id))) {
                    queue.done(id);
                    left--;
                }
            }
            if (claimed.isEmpty()) {
                awaitDue();
            }
        }
        // Only now has the queue certainly heard of all of them.
        var _ = queue.depth();
    }

    private void clear(int count) {
        work(count, BULK, _ -> true);
    }

    private void awaitDue() {
        try {
            queue.awaitDue(LONGEST_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the run was called off", e);
        }
    }

    private void putAll(int count, Duration dueIn) {
        for (var from = 0; from < count; from += BULK) {
            queue.put(
                    IntStream.range(from, Math.min(count, from + BULK))
                            .mapToObj(number -> entry(number, dueIn))
                            .toList());
        }
    }

    /// @return microseconds of Redis for each
    private double timed(String row, int count, Runnable work) {
        var cpu = redis.cpuMicros();
        var start = System.nanoTime();
        work.run();
        var seconds = (System.nanoTime() - start) / (double) NANOS_A_SECOND;
        var micros = (redis.cpuMicros() - cpu) / count;
        figures.add(row, SIDE, count / seconds);
        figures.add(row + ", Redis CPU, us", SIDE, micros);
        return micros;
    }

    private void spread(String row, int count, long[] end, long[] begin) {
        var spread = Spread.of(LongStream.range(0, count).map(i -> end[(int) i] - begin[(int) i]));
        figures.add(row + ", p50", SIDE, spread.p50());
        figures.add(row + ", p99", SIDE, spread.p99());
    }

    private static void awaitTime(long nanoTime) {
        for (var left = nanoTime - System.nanoTime();
                left > 0;
                left = nanoTime - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private int many(int full) {
        return Math.max(200, (int) (full * scale));
    }

    private static QueueEntry entry(int number, Duration dueIn) {
        return new QueueEntry(id(number), DEPARTMENT, Lane.NORMAL, dueIn);
    }

    private static MessageId id(int number) {
        return new MessageId("6b0327d65c131ab5%08x".formatted(number));
    }

    private static int number(MessageId id) {
        return Integer.parseInt(id.value(), 16, 24, 16);
    }
}
