package dev.duly.sandbox;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A sandbox on any free port, a receiver of what it posts, and a caller.
abstract class SandboxScene {
    @TempDir Path folder;

    Receiver receiver;
    Sandbox sandbox;
    Caller caller;

    @BeforeEach
    void open() throws IOException {
        receiver = new Receiver();
        start(clock());
    }

    @AfterEach
    void close() {
        sandbox.close();
        receiver.close();
    }

    /// The sandbox's clock; real time unless a test moves its own.
    InstantSource clock() {
        return InstantSource.system();
    }

    SandboxSettings settings() {
        return SandboxSettings.defaults(
                        URI.create(receiver.url("/inbound")), folder.resolve("sandbox.db"))
                .withPort(0);
    }

    final void start(InstantSource clock) {
        // One seed for every start: identifiers that come again must do no harm.
        sandbox = Sandbox.start(settings(), clock, new Random(7));
        caller = new Caller(sandbox.port());
    }

    void restart() {
        sandbox.close();
        start(clock());
    }

    static void eventually(Callable<Boolean> condition) {
        await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10)).until(condition);
    }

    /// False when the thread was stopped first.
    static boolean waitFor(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
