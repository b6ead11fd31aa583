package dev.duly.cli;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Keeps something running until SIGTERM or SIGINT, and then ends it in order.
final class UntilSignal {
    /// Held while starting: a signal that comes in between waits for the start, then ends it.
    private final ReentrantLock starting = new ReentrantLock();

    private Optional<BooleanSupplier> end = Optional.empty();

    /// Returns only when interrupted: a signal ends the process, with code 0 after an orderly end.
    ///
    /// @param start starts it all and answers what ends it, which says whether it ended in order
    int run(Supplier<BooleanSupplier> start) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::endInOrder, "duly-end"));
        starting.lock();
        try {
            end = Optional.of(start.get());
        } finally {
            starting.unlock();
        }
        try {
            // Nothing releases this latch: only the end of the process ends the wait.
            new CountDownLatch(1).await();
            return ExitCode.OK.code();
        } catch (InterruptedException _) {
            return ExitCode.UNEXPECTED.code();
        }
    }

    /// A hook, so that the process's own exit code has to be set by force: it would be 143, which
    /// says that SIGTERM killed it.
    private void endInOrder() {
        starting.lock();
        try {
            end.ifPresent(ending ->
                    Runtime.getRuntime()
                            .halt(
                                    ending.getAsBoolean()
                                            ? ExitCode.OK.code()
                                            : ExitCode.UNEXPECTED.code()));
        } finally {
            starting.unlock();
        }
    }
}
