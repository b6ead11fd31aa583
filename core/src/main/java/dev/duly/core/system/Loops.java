package dev.duly.core.system;

import java.time.Duration;
import java.util.List;

/// Everything that Duly does by itself, each in a loop that calls one step of one use case.
public final class Loops {
    private static final int BATCH = 200;
    private static final Duration INBOUND_PAUSE = Duration.ofSeconds(1);
    private static final Duration SWEEP_PAUSE = Duration.ofSeconds(5);
    private static final Duration STEP_UNDER_WAY = Duration.ofSeconds(1);
    private static final Duration RECONCILE_PAUSE = Duration.ofSeconds(10);

    private final WorkerLoop worker;
    private final Loop inbound;
    private final List<Loop> all;

    public Loops(Duly duly) {
        var settings = duly.settings();
        this.worker =
                new WorkerLoop(duly.sendWorker(), duly.backends().queue(), settings.concurrency());
        this.inbound =
                new Loop("inbound", () -> duly.receiveMessage().runOnce(BATCH), INBOUND_PAUSE);
        this.all =
                List.of(
                        inbound,
                        new Loop(
                                "sweep",
                                () -> duly.sweepStuck().runOnce(BATCH),
                                shorter(SWEEP_PAUSE, settings.lease())),
                        new Loop(
                                "tell-of-unsent",
                                () -> once(() -> duly.tellOfUnsent().runOnce(BATCH)),
                                SWEEP_PAUSE),
                        new Loop(
                                "reconcile",
                                () -> once(() -> duly.reconcile().runOnce(BATCH)),
                                shorter(RECONCILE_PAUSE, settings.reconcileAfter())),
                        new Loop(
                                "catch-up-inbound",
                                () -> once(duly.catchUpInbound()::runOnce),
                                settings.reconcileAfter()),
                        new Loop(
                                "catch-up-receipts",
                                () -> once(() -> duly.catchUpReceipts().runOnce(BATCH)),
                                settings.reconcileAfter()));
    }

    public void start() {
        all.forEach(Loop::start);
        worker.start();
    }

    /// A raw text was just kept: make a message of it now rather than at the next turn.
    public void inboundArrived() {
        inbound.wake();
    }

    /// Whether every loop that was started still runs.
    public boolean areRunning() {
        return worker.isAlive() && all.stream().allMatch(Loop::isAlive);
    }

    /// Ends in order: no claim is taken any more, what is in flight is settled, then the rest ends.
    ///
    /// @return whether everything in flight was settled in time
    public boolean stop(Duration atMost) throws InterruptedException {
        var settled = worker.stop(atMost);
        all.forEach(Loop::end);
        for (var loop : all) {
            loop.join(STEP_UNDER_WAY);
        }
        return settled;
    }

    /// Asks the provider once a turn, however much it found.
    private static int once(Runnable step) {
        step.run();
        return 0;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 || other.isZero() ? one : other;
    }
}
