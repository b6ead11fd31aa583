package dev.duly.sandbox;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;

/// Runs all work on the file on one platform thread, and commits what waits together: one flush to
/// the disk serves many callers. Virtual threads wait for it without pinning their carriers, which
/// the native calls of SQLite would do.
final class GroupWriter implements AutoCloseable {
    /// Work on the file. It may run twice, when another one of its group failed.
    interface Job<T> {
        T run(Statements db) throws SQLException;
    }

    private static final Logger LOG = System.getLogger(GroupWriter.class.getName());
    private static final int LARGEST_GROUP = 256;

    private final Connection connection;
    private final Statements statements;
    private final BlockingQueue<Waiting<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    // Guarded by `this`, so that nothing is queued behind the end.
    private boolean closed;

    GroupWriter(Connection connection) {
        this.connection = connection;
        this.statements = new Statements(connection);
        this.thread = Thread.ofPlatform().name("sandbox-file").daemon().start(this::loop);
    }

    /// Returns when what the job wrote is on the disk.
    ///
    /// @throws IllegalStateException when the file cannot be read or written
    <T> T ask(Job<T> job) {
        try {
            return submit(job).join();
        } catch (CompletionException failed) {
            throw new IllegalStateException("the file of the sandbox failed", failed.getCause());
        }
    }

    /// Returns at once. The work is lost when the process ends before it is done.
    void tell(Job<?> job) {
        var _ =
                submit(job)
                        .exceptionally(failed -> {
                            LOG.log(Level.WARNING, "sandbox.file.failed", failed);
                            return null;
                        });
    }

    /// How many jobs wait for the one that runs.
    int waiting() {
        return queue.size();
    }

    private synchronized <T> CompletableFuture<T> submit(Job<T> job) {
        if (closed) {
            return CompletableFuture.failedFuture(new SQLException("the sandbox is closed"));
        }
        var waiting = new Waiting<>(job, new CompletableFuture<>());
        queue.add(waiting);
        return waiting.answer();
    }

    /// Finishes what waits.
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            queue.add(Waiting.END);
        }
        try {
            thread.join();
            connection.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (SQLException failed) {
            LOG.log(Level.WARNING, "sandbox.file.close.failed", failed);
        }
    }

    private void loop() {
        var open = true;
        while (open) {
            var group = nextGroup();
            open = !group.remove(Waiting.END);
            runTogether(group);
        }
    }

    private List<Waiting<?>> nextGroup() {
        var group = new ArrayList<Waiting<?>>();
        try {
            group.add(queue.take());
            queue.drainTo(group, LARGEST_GROUP - 1);
        } catch (InterruptedException stopped) {
            // Nobody but the end of the process asks this thread to stop.
            group.add(Waiting.END);
        }
        return group;
    }

    private void runTogether(List<? extends Waiting<?>> group) {
        try {
            var done = new ArrayList<Runnable>();
            statements.write("BEGIN IMMEDIATE");
            for (var waiting : group) {
                done.add(waiting.run(statements));
            }
            statements.write("COMMIT");
            done.forEach(Runnable::run);
        } catch (SQLException | RuntimeException failed) {
            rollBack();
            runAlone(group, failed);
        }
    }

    // One bad job must not take the others with it.
    private void runAlone(List<? extends Waiting<?>> group, Exception failed) {
        if (group.size() == 1) {
            group.getFirst().answer().completeExceptionally(failed);
            return;
        }
        group.forEach(waiting -> runTogether(List.of(waiting)));
    }

    private void rollBack() {
        try {
            statements.write("ROLLBACK");
        } catch (SQLException nothingBegun) {
            LOG.log(Level.DEBUG, "sandbox.file.rollback", nothingBegun);
        }
    }

    private record Waiting<T>(Job<T> job, CompletableFuture<T> answer) {
        static final Waiting<Boolean> END = new Waiting<>(db -> true, new CompletableFuture<>());

        Runnable run(Statements db) throws SQLException {
            var result = job.run(db);
            return () -> answer.complete(result);
        }
    }
}
