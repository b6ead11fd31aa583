package dev.duly.testkit;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// Two virtual threads that start at one moment.
final class Race {
    /// How often a race is run: one run alone seldom meets the bad moment.
    static final int ROUNDS = 50;

    private Race() {}

    /// What both answered. A runner that throws fails the test with what it threw.
    static <T> List<T> between(Callable<T> one, Callable<T> other) {
        var start = new AtomicInteger(2);
        try (var runners = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = runners.submit(() -> afterStart(start, one));
            var second = runners.submit(() -> afterStart(start, other));
            return List.of(first.get(), second.get());
        } catch (ExecutionException e) {
            throw new AssertionError("a runner failed", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("the race was interrupted", e);
        }
    }

    // Yields, so that both get on even where one core carries them.
    @SuppressWarnings("ThreadPriorityCheck")
    private static <T> T afterStart(AtomicInteger start, Callable<T> runner) throws Exception {
        start.decrementAndGet();
        // Not a barrier: waking from one takes longer than most of the steps that race here.
        while (start.get() > 0) {
            Thread.yield();
        }
        return runner.call();
    }
}
