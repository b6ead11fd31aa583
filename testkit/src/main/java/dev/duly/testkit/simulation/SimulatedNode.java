package dev.duly.testkit.simulation;

import dev.duly.core.policy.Policy;
import dev.duly.core.system.Duly;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.IntSupplier;

/// One process: the real use cases of core, a clock, loops that call one step at a time, and a
/// memory that is gone when it dies.
final class SimulatedNode {
    /// In a world of days whoever finds nothing to do looks so many times less often.
    private static final int SELDOM = 15;

    private static final int CONCURRENCY = 4;
    private static final int PAGE = 3;

    /// Half a minute, and what reading the provider's second may add.
    private static final Duration FURTHEST = Duration.ofSeconds(32);

    /// @param shortest pause while there is work
    /// @param longest pause when there has been none for long
    private record Loop(String name, IntSupplier step, long shortest, long longest) {}

    private final SimulatedWorld world;
    private final int number;

    /// Whether it stands still because its machine sleeps: then its nanoseconds do too.
    private final boolean sleeps;

    private InstantSource clock;
    private Duly duly;
    private int life;
    private int sending;
    private boolean up;
    private long pausedUntil;
    private long offset;
    private OptionalLong wrongSince = OptionalLong.empty();

    /// While it sleeps with its machine, no time passes for it.
    private long slept;

    SimulatedNode(SimulatedWorld world, int number, long offset) {
        this.world = world;
        this.number = number;
        this.offset = offset;
        // Set back while it slept, a machine knows by none of its clocks that time has passed.
        this.sleeps =
                world.chance().strikes(Hazard.MACHINE_SLEEPS)
                        && world.plan().strength(Hazard.CLOCK_SET) == 0;
        this.clock = started();
        this.duly = built();
    }

    Scheduler scheduler() {
        return world.scheduler();
    }

    /// Grows when it dies: what belongs to an earlier life is gone.
    int life() {
        return life;
    }

    int number() {
        return number;
    }

    boolean isUp() {
        return up;
    }

    Duly duly() {
        return duly;
    }

    /// By this node's own clock.
    Instant now() {
        return clock.instant();
    }

    long offset() {
        return offset;
    }

    void setClock(long nextOffset) {
        world.story()
                .tell(
                        this,
                        nextOffset < 0
                                ? "clock is set " + -nextOffset + " ms behind"
                                : "clock is set " + nextOffset + " ms ahead");
        offset = nextOffset;
        compareClocks();
    }

    /// Whether its clock has been too far off to send by since `moment`, or longer.
    boolean isWrongSince(long moment) {
        return isTooFarOff() && wrongSince.stream().anyMatch(since -> since <= moment);
    }

    private void compareClocks() {
        if (!isTooFarOff()) {
            wrongSince = OptionalLong.empty();
            return;
        }
        wrongSince = OptionalLong.of(wrongSince.orElse(scheduler().now()));
    }

    private boolean isTooFarOff() {
        return Duration.between(world.now(), now()).abs().compareTo(FURTHEST) > 0;
    }

    /// How long it still stands still.
    long pausedFor() {
        return Math.max(0, pausedUntil - scheduler().now());
    }

    void pause(long millis) {
        var more = millis - pausedFor();
        if (more > 0) {
            pausedUntil = scheduler().now() + millis;
            slept += sleeps ? more : 0;
        }
    }

    void wake() {
        slept -= sleeps ? pausedFor() : 0;
        pausedUntil = 0;
    }

    /// It is gone with all it knew, and back after so long.
    void die(long downMillis) {
        if (up) {
            up = false;
            life++;
            pausedUntil = 0;
            world.story().tell(this, "dies");
            scheduler().after(downMillis, this::start);
        }
    }

    void start() {
        if (up) {
            return;
        }
        up = true;
        sending = 0;
        clock = started();
        duly = built();
        compareClocks();
        world.story().tell(this, "starts");
        startLoops();
    }

    private InstantSource started() {
        return world.tampering()
                .clock(
                        () -> SimulatedWorld.BEGIN.plusMillis(scheduler().now() + offset),
                        () -> (scheduler().now() - slept) * 1_000_000);
    }

    private Duly built() {
        return Duly.on(
                world.ports().of(this),
                world.tampering().policy(Policy.standard(world.house().scope())),
                world.tampering().settings(SimulatedWorld.SETTINGS),
                clock,
                world.chance().split());
    }

    private void startLoops() {
        begin(new Loop("worker", this::claimAndSend, 100, 20_000));
        begin(new Loop("inbound", () -> duly.receiveMessage().runOnce(PAGE), 200, 30_000));
        begin(new Loop("sweep", () -> duly.sweepStuck().runOnce(PAGE), 5_000, 30_000));
        begin(
                new Loop(
                        "reconcile",
                        () -> idle(() -> duly.reconcile().runOnce(PAGE)),
                        10_000,
                        60_000));
        begin(
                new Loop(
                        "catch-up-inbound",
                        () -> idle(duly.catchUpInbound()::runOnce),
                        120_000,
                        240_000));
        begin(
                new Loop(
                        "catch-up-receipts",
                        () -> idle(() -> duly.catchUpReceipts().runOnce(PAGE)),
                        120_000,
                        240_000));
        tellOfUnsent();
    }

    /// By no chance: without it a seed means the same world as ever.
    private void tellOfUnsent() {
        if (world.plan().hasWhoTells()) {
            var loop =
                    new Loop(
                            "tell-of-unsent",
                            () -> idle(() -> duly.tellOfUnsent().runOnce(PAGE)),
                            5_000,
                            30_000);
            later(loop, loop.shortest(), loop.shortest());
        }
    }

    private static int idle(Runnable step) {
        step.run();
        return 0;
    }

    private int claimAndSend() {
        var claimed = duly.sendWorker().claim(CONCURRENCY - sending);
        for (var id : claimed) {
            sending++;
            var ofLife = life;
            run(
                    "send",
                    () -> duly.sendWorker().send(id),
                    _ -> {
                        if (life == ofLife) {
                            sending--;
                        }
                    });
        }
        return claimed.size();
    }

    /// Does `work` in a thread of its own, as soon as it is its turn.
    void run(String name, Runnable work, Activity.Ended ended) {
        scheduler().start(new Activity(this, name, work, ended), 0);
    }

    private void begin(Loop drawn) {
        var loop =
                world.plan().isOfDays()
                        ? new Loop(
                                drawn.name(),
                                drawn.step(),
                                drawn.shortest(),
                                drawn.longest() * SELDOM)
                        : drawn;
        later(loop, world.chance().between(0, loop.shortest()), loop.shortest());
    }

    private void later(Loop loop, long wait, long pause) {
        var ofLife = life;
        scheduler()
                .after(
                        wait,
                        () -> {
                            if (life == ofLife) {
                                turn(loop, pause);
                            }
                        });
    }

    private void turn(Loop loop, long pause) {
        if (pausedFor() > 0) {
            later(loop, pausedFor(), pause);
            return;
        }
        if (sending >= CONCURRENCY && loop.name().equals("worker")) {
            later(loop, loop.shortest(), pause);
            return;
        }
        var found = new int[1];
        run(
                loop.name(),
                () -> found[0] = loop.step().getAsInt(),
                end -> {
                    if (end != Activity.End.GONE) {
                        var next =
                                found[0] > 0
                                        ? loop.shortest()
                                        : Math.min(loop.longest(), pause * 2);
                        later(loop, next, next);
                    }
                });
    }
}
