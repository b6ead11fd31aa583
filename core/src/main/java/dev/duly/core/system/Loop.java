package dev.duly.core.system;

import dev.duly.core.Fault;
import dev.duly.core.PortException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/// Calls one step over and over in a thread of its own: again at once while there is work, else
/// after a pause or when woken.
final class Loop {
    private static final Logger LOG = System.getLogger(Loop.class.getName());

    private final String name;
    private final IntSupplier step;
    private final Duration pause;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Thread thread;
    private boolean stopping;
    private boolean woken;

    /// @param step answers how much it found to do
    Loop(String name, IntSupplier step, Duration pause) {
        this.name = name;
        this.step = step;
        this.pause = pause;
        this.thread = Thread.ofPlatform().name("duly-" + name).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    boolean isAlive() {
        return thread.isAlive();
    }

    void wake() {
        lock.lock();
        try {
            woken = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Begins no further step.
    void end() {
        lock.lock();
        try {
            stopping = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits for the step that is under way, at most so long.
    void join(Duration atMost) throws InterruptedException {
        thread.join(atMost);
    }

    private void run() {
        while (!isStopping()) {
            if (runStep() == 0) {
                pause();
            }
        }
    }

    private int runStep() {
        try {
            return step.getAsInt();
        } catch (PortException e) {
            LOG.log(
                    Level.WARNING,
                    "loop={0} port={1} problem=\"{2}\"",
                    name,
                    e.port(),
                    e.getMessage());
            return 0;
        } catch (RuntimeException e) {
            // A step that fails for a reason nobody foresaw must not end the loop: the next one may
            // work.
            LOG.log(Level.ERROR, "loop={0} fault={1}", name, Fault.line(e));
            return 0;
        }
    }

    private boolean isStopping() {
        lock.lock();
        try {
            return stopping;
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        lock.lock();
        try {
            var left = pause.toNanos();
            while (!stopping && !woken && left > 0) {
                left = changed.awaitNanos(left);
            }
            woken = false;
        } catch (InterruptedException _) {
            stopping = true;
        } finally {
            lock.unlock();
        }
    }
}
