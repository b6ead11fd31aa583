package dev.duly.sqlite;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The one thread that writes. Forcing a commit to the disk costs more than the writes in it, so
/// all that wait are committed together, each behind a savepoint of its own: one that fails takes
/// no other along. Nobody is answered before the commit.
final class Writer implements AutoCloseable {
    private static final int GROUP = 128;
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final Session session;
    private final Runnable onForeignCommit;
    private final BlockingQueue<Waiting<?>> waiting = new LinkedBlockingQueue<>();
    private final ReentrantLock door = new ReentrantLock();
    private final Thread thread;
    private volatile boolean closed;
    private long lastLook = System.nanoTime();
    private long foreignCommits;

    /// @param onForeignCommit told soon after another connection, such as the CLI's, has committed
    Writer(Session session, Runnable onForeignCommit) throws SQLException {
        this.session = session;
        this.onForeignCommit = onForeignCommit;
        this.foreignCommits = foreignCommits();
        this.thread =
                Thread.ofPlatform().daemon().name("duly-sqlite-write").unstarted(this::untilClosed);
    }

    void start() {
        thread.start();
    }

    /// Completes after the commit. Fails with what the work threw, or with what kept the group from
    /// being committed.
    ///
    /// @throws RejectedExecutionException after [#close]
    <T> CompletableFuture<T> submit(Work<T> work) {
        var write = new Waiting<>(work, new CompletableFuture<T>());
        door.lock();
        try {
            if (closed) {
                throw new RejectedExecutionException("the writer is closed");
            }
            waiting.add(write);
        } finally {
            door.unlock();
        }
        return write.answer;
    }

    private void untilClosed() {
        var group = new ArrayList<Waiting<?>>(GROUP);
        while (!closed || !waiting.isEmpty()) {
            var first = next();
            if (first != null) {
                group.add(first);
                waiting.drainTo(group, GROUP - 1);
                commit(group);
                group.clear();
            }
            lookForForeignCommits();
        }
    }

    private @Nullable Waiting<?> next() {
        try {
            return waiting.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody has this thread but us, and we end it by `closed` alone.
            return null;
        }
    }

    private void commit(List<Waiting<?>> group) {
        try {
            inOneTransaction(group, Waiting::plainly);
        } catch (SQLException | RuntimeException | Error failure) {
            // Whatever it is, all of them wait for it, and the thread has to live on.
            rollBack();
            if (group.size() == 1) {
                fail(group, failure);
                return;
            }
            commitApart(group);
        }
    }

    /// One of the group, or the commit itself, has failed before.
    private void commitApart(List<Waiting<?>> group) {
        try {
            inOneTransaction(group, Waiting::behindSavepoint);
        } catch (SQLException | RuntimeException | Error failure) {
            rollBack();
            fail(group, failure);
        }
    }

    private static void fail(List<Waiting<?>> group, Throwable failure) {
        group.forEach(write -> write.answer.completeExceptionally(failure));
    }

    private void inOneTransaction(List<Waiting<?>> group, Writing writing) throws SQLException {
        var outcomes = new ArrayList<Runnable>(group.size());
        session.run("BEGIN IMMEDIATE");
        for (var write : group) {
            outcomes.add(writing.write(write, session));
        }
        session.run("COMMIT");
        outcomes.forEach(Runnable::run);
    }

    private void rollBack() {
        try {
            session.run("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has rolled back by itself already, or never began.
            return;
        }
    }

    /// A connection's `data_version` changes with the commits of all others, never with its own.
    private void lookForForeignCommits() {
        if (System.nanoTime() - lastLook < LOOK_EVERY.toNanos()) {
            return;
        }
        lastLook = System.nanoTime();
        try {
            var now = foreignCommits();
            if (now != foreignCommits) {
                foreignCommits = now;
                onForeignCommit.run();
            }
        } catch (SQLException e) {
            // The next write will say what is the matter, to somebody who can be told.
            return;
        }
    }

    private long foreignCommits() throws SQLException {
        return session.number("PRAGMA data_version");
    }

    /// Writes what waits, moves the log into the file, and closes the connection.
    @Override
    public void close() throws SQLException {
        door.lock();
        try {
            closed = true;
        } finally {
            door.unlock();
        }
        awaitEnd();
        try (session) {
            session.exists("PRAGMA wal_checkpoint(TRUNCATE)");
        }
    }

    private void awaitEnd() {
        var interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Writes, and answers how to tell the caller once the group is committed.
    @FunctionalInterface
    private interface Writing {
        Runnable write(Waiting<?> waiting, Session session) throws SQLException;
    }

    private record Waiting<T>(Work<T> work, CompletableFuture<T> answer) {
        Runnable plainly(Session session) throws SQLException {
            var result = work.on(session);
            return () -> answer.complete(result);
        }

        Runnable behindSavepoint(Session session) throws SQLException {
            session.run("SAVEPOINT write_of_one");
            try {
                var result = work.on(session);
                session.run("RELEASE write_of_one");
                return () -> answer.complete(result);
            } catch (SQLException | RuntimeException failure) {
                // Throws when SQLite took the whole transaction back: then the group has failed.
                session.run("ROLLBACK TO write_of_one");
                session.run("RELEASE write_of_one");
                return () -> answer.completeExceptionally(failure);
            }
        }
    }
}
