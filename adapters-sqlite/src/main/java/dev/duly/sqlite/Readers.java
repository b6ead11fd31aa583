package dev.duly.sqlite;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A few platform threads that read, each on a connection of its own, which is opened when it is
/// first needed.
final class Readers implements AutoCloseable {
    private final Path file;
    private final Set<String> statements;
    private final ExecutorService threads;
    private final Queue<Session> idle = new ConcurrentLinkedQueue<>();

    Readers(Path file, Set<String> statements, String name, int count) {
        this.file = file;
        this.statements = statements;
        this.threads =
                Executors.newFixedThreadPool(
                        count, Thread.ofPlatform().daemon().name(name, 1).factory());
    }

    /// Fails with what the work threw.
    ///
    /// @throws java.util.concurrent.RejectedExecutionException after [#close]
    <T> CompletableFuture<T> submit(Work<T> work) {
        var answer = new CompletableFuture<T>();
        threads.execute(() -> answer(work, answer));
        return answer;
    }

    private <T> void answer(Work<T> work, CompletableFuture<T> answer) {
        try {
            var session = idle.poll();
            if (session == null) {
                session = Session.reading(file, statements);
            }
            try {
                answer.complete(work.on(session));
            } finally {
                idle.add(session);
            }
        } catch (SQLException | RuntimeException | Error failure) {
            // Whatever it is, somebody waits for it.
            answer.completeExceptionally(failure);
        }
    }

    /// Ends what is being read, then closes the connections.
    @Override
    public void close() throws SQLException {
        threads.close();
        for (var session = idle.poll(); session != null; session = idle.poll()) {
            session.close();
        }
    }
}
