package dev.duly.bench.faults;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// All processes that a run has started. When it is closed, none of them is left.
final class Nursery implements AutoCloseable {
    private static final int LAST_WAIT_SECONDS = 10;

    private final List<Process> started = new ArrayList<>();
    private boolean isClosed;

    /// @throws Pauses.CalledOff when it is closed already
    synchronized Process start(ProcessBuilder builder) throws IOException {
        if (isClosed) {
            throw new Pauses.CalledOff();
        }
        started.removeIf(process -> !process.isAlive());
        var process = builder.start();
        started.add(process);
        return process;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        // SIGKILL ends a paused process too.
        started.forEach(Process::destroyForcibly);
        for (var process : started) {
            try {
                var _ = process.waitFor(LAST_WAIT_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
