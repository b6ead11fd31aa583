package dev.duly.testkit.simulation;

import dev.duly.core.PortException;
import java.time.Instant;
import java.util.Optional;

/// One thing that a node does, in a thread that runs only while the activity holds the baton.
final class Activity implements Runnable {
    /// How it ended.
    enum End {
        DONE,
        /// A port failed.
        FAILED,
        /// The node died, or the world ended.
        GONE
    }

    /// Told once, when the activity has ended.
    @FunctionalInterface
    interface Ended {
        void how(End end);
    }

    private final Scheduler scheduler;
    private final SimulatedNode node;
    private final int life;
    private final String name;
    private final Runnable work;
    private final Ended ended;
    private Optional<Thread> thread = Optional.empty();
    private long beganAt;
    private Instant beganByItsClock = Instant.MIN;

    Activity(SimulatedNode node, String name, Runnable work, Ended ended) {
        this.scheduler = node.scheduler();
        this.node = node;
        this.life = node.life();
        this.name = name;
        this.work = work;
        this.ended = ended;
    }

    /// The one that it began in; empty before.
    Optional<Thread> thread() {
        return thread;
    }

    boolean hasBegun() {
        return thread.isPresent();
    }

    SimulatedNode node() {
        return node;
    }

    String name() {
        return name;
    }

    /// Simulated milliseconds at which it got its first turn.
    long beganAt() {
        return beganAt;
    }

    /// The same by the node's own clock.
    Instant beganByItsClock() {
        return beganByItsClock;
    }

    boolean isAlive() {
        return node.life() == life;
    }

    /// Lets so much time pass, and longer while the node stands still.
    ///
    /// @throws Unwound when the node has died meanwhile
    void takes(long millis) {
        if (millis > 0) {
            scheduler.sleep(this, millis);
        }
        while (isAlive() && node.pausedFor() > 0) {
            scheduler.sleep(this, node.pausedFor());
        }
        dieIfDead();
    }

    /// Lets so much time pass outside of the node: a request that is on its way does not stand
    /// still with it, nor die with it.
    void travels(long millis) {
        if (millis > 0) {
            scheduler.sleep(this, millis);
        }
    }

    void dieIfDead() {
        if (!isAlive()) {
            throw new Unwound();
        }
    }

    @Override
    public void run() {
        var end = End.GONE;
        try {
            thread = Optional.of(Thread.currentThread());
            takes(0);
            beganAt = scheduler.now();
            beganByItsClock = node.now();
            work.run();
            end = End.DONE;
        } catch (Unwound _) {
            // The process is gone, and with it what it was doing.
        } catch (PortException _) {
            end = End.FAILED;
        } catch (RuntimeException | Error e) {
            scheduler.broken(new Violation("no unforeseen fault", name + ": " + Faulty.line(e)));
        } finally {
            if (!scheduler.isOver()) {
                ended.how(end);
            }
        }
    }
}
