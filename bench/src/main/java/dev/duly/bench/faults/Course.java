package dev.duly.bench.faults;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/// Keeps texts and faults in step, so that faults fall over the whole sending however fast the
/// machine is: a text waits for the faults that come long before it, a fault for the texts that
/// come before it.
final class Course {
    private final Plan plan;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();
    private int done;
    private int begun;
    private boolean isOver;

    Course(Plan plan) {
        this.plan = plan;
    }

    /// Waits until the text with this index may start.
    ///
    /// @return false when the course is over, and nothing may start any more
    boolean awaitTurn(int index) {
        return awaiting(() -> faultsBefore(index) <= begun);
    }

    /// Waits until about so many texts are done.
    ///
    /// @return false when the course is over
    boolean awaitDone(int texts) {
        return awaiting(() -> done >= texts - Math.min(plan.lines(), plan.stretch() / 2));
    }

    /// Waits until most texts that come before the fault are done. Some are still being asked for.
    ///
    /// @return false when the course is over
    boolean awaitFault(int number) {
        return awaitDone((int) (plan.faults().get(number).at() * plan.texts().size()));
    }

    void textDone() {
        move(() -> done++);
    }

    void faultBegun() {
        move(() -> begun++);
    }

    /// Nothing starts any more.
    void end() {
        move(() -> isOver = true);
    }

    int done() {
        lock.lock();
        try {
            return done;
        } finally {
            lock.unlock();
        }
    }

    int begun() {
        lock.lock();
        try {
            return begun;
        } finally {
            lock.unlock();
        }
    }

    /// Texts run ahead of the faults by one stretch, so that a fault strikes while they flow.
    private long faultsBefore(int index) {
        var place = (index - plan.stretch()) / (double) plan.texts().size();
        return plan.faults().stream().filter(fault -> fault.at() < place).count();
    }

    private boolean awaiting(BooleanSupplier condition) {
        lock.lock();
        try {
            while (!isOver && !condition.getAsBoolean()) {
                moved.await();
            }
            return !isOver;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Pauses.CalledOff();
        } finally {
            lock.unlock();
        }
    }

    private void move(Runnable change) {
        lock.lock();
        try {
            change.run();
            moved.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
