package dev.duly.http;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Who listens to events: so many at most, and nobody once the server closes.
final class Listeners implements AutoCloseable {
    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Thread> listening = new HashSet<>();
    private boolean closed;

    Listeners(int most) {
        this.most = most;
    }

    /// One who listens, in the thread that was admitted.
    final class Seat implements AutoCloseable {
        private final Thread thread;

        private Seat(Thread thread) {
            this.thread = thread;
        }

        @Override
        public void close() {
            lock.lock();
            try {
                listening.remove(thread);
            } finally {
                lock.unlock();
            }
        }
    }

    /// Takes this thread in.
    ///
    /// @throws RequestProblem 503 when there is no seat
    Seat admit() {
        lock.lock();
        try {
            if (closed) {
                throw new RequestProblem(Problem.noMoreEvents());
            }
            if (listening.size() >= most) {
                throw new RequestProblem(Problem.tooManyListeners(most));
            }
            listening.add(Thread.currentThread());
            return new Seat(Thread.currentThread());
        } finally {
            lock.unlock();
        }
    }

    /// Ends all listening, so that no request is under way for good.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            listening.forEach(Thread::interrupt);
        } finally {
            lock.unlock();
        }
    }
}
