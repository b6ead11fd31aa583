package dev.duly.cli;

import dev.duly.cli.settings.Settings;
import dev.duly.core.SteadyClock;
import dev.duly.core.policy.Policy;
import dev.duly.core.system.Backends;
import dev.duly.core.system.Duly;
import dev.duly.core.system.Loops;
import dev.duly.core.system.Storage;
import dev.duly.http.HttpServer;
import dev.duly.http.HttpSettings;
import dev.duly.libphonenumber.LibphonenumberPlan;
import dev.duly.sandbox.Sandbox;
import dev.duly.twilio.TwilioGateway;
import dev.duly.twilio.TwilioWebhooks;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Everything that `serve` and `work` run: the one place that puts the parts together.
final class House {
    enum Role {
        /// Takes requests and webhooks, and sends.
        SERVE,
        /// Sends alone, beside processes that serve.
        WORK
    }

    private static final Logger LOG = System.getLogger(House.class.getName());

    /// How long texts in flight may take at the end before their calls are cut off. What is cut off
    /// is `unconfirmed`, and settled by evidence after the next start.
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final Duration AFTER_THE_CUT = Duration.ofSeconds(6);
    private static final Duration HTTP_GRACE = Duration.ofSeconds(5);
    private static final int BATCH = 200;

    private final Settings settings;
    private final Role role;

    /// What is to be closed, the last opened first.
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    private House(Settings settings, Role role) {
        this.settings = settings;
        this.role = role;
    }

    /// Starts it all.
    ///
    /// @return what ends it, and says whether everything in flight was settled
    /// @throws RuntimeException after what was started is closed again
    static House start(Settings settings, Role role, Surroundings surroundings) {
        var house = new House(settings, role);
        try {
            house.open(surroundings);
            return house;
        } catch (RuntimeException e) {
            house.close();
            throw e;
        }
    }

    private void open(Surroundings surroundings) {
        var clock = new SteadyClock(settings.clock(surroundings.clock()), System::nanoTime);
        var stores = keep(Stores.serve(settings, clock));
        var gateway = keep(new TwilioGateway(settings.gateway(), clock));
        var duly =
                Duly.on(
                        new Backends(
                                stores.storage(),
                                stores.queue(),
                                stores.budget(),
                                stores.events(),
                                gateway,
                                gateway,
                                new TwilioWebhooks(settings.gateway()),
                                new LibphonenumberPlan("US")),
                        Policy.standard(settings.revocationScope()),
                        settings.sending(),
                        settings.revocationWords(),
                        clock,
                        surroundings.chance());
        seed(stores.storage());
        duly.templates().seed().seed();
        var loops = new Loops(duly);
        switch (role) {
            case SERVE -> serve(duly, loops, gateway, clock, surroundings);
            case WORK -> {
                loops.start();
                opened.push(() -> wind(duly, loops, () -> {}, gateway));
            }
        }
    }

    private void serve(
            Duly duly,
            Loops loops,
            TwilioGateway gateway,
            InstantSource clock,
            Surroundings surroundings) {
        AdminToken.keep(settings, duly.access());
        if (settings.sandboxIsInside()) {
            keep(sandbox(settings, surroundings));
        }
        var http = http(duly, loops, clock);
        loops.start();
        opened.push(() -> wind(duly, loops, http::close, gateway));
        note().write(settings.data().servingNote());
        opened.push(() -> Files.deleteIfExists(settings.data().servingNote()));
    }

    /// Ends in order, within 25 seconds: no claim is taken and no request accepted any more, what
    /// is in flight is settled, what came in is processed, and then everything is closed.
    ///
    /// @return whether all of that worked
    boolean close() {
        var isClean = true;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                // Whatever one part does, the others are closed too.
                LOG.log(Level.WARNING, "event=end.failed", e);
                isClean = false;
            }
        }
        return isClean;
    }

    /// A sandbox with these settings. It has the machine's clock, wherever Duly's own is set to.
    static Sandbox sandbox(Settings settings, Surroundings surroundings) {
        try {
            return Sandbox.start(settings.sandbox(), surroundings.clock(), surroundings.chance());
        } catch (IllegalStateException e) {
            throw new CommandFailure(
                    ExitCode.UNAVAILABLE,
                    "The sandbox cannot start (DULY_SANDBOX_PORT=%d): %s"
                            .formatted(settings.sandbox().port(), e.getMessage()));
        }
    }

    private HttpServer http(Duly duly, Loops loops, InstantSource clock) {
        var binding = settings.http();
        try {
            return HttpServer.start(
                    duly,
                    loops,
                    HttpSettings.on(binding.host(), binding.port()).withGrace(HTTP_GRACE),
                    clock);
        } catch (RuntimeException e) {
            LOG.log(Level.INFO, "event=http.failed", e);
            throw new CommandFailure(
                    ExitCode.UNAVAILABLE,
                    "Cannot listen on %s port %d: another program is there, or the address is not this machine's. Choose with PORT and DULY_HTTP_BIND."
                            .formatted(binding.host(), binding.port()));
        }
    }

    /// The one department of a first run. Later only its sender follows the settings: all else is
    /// its staff's to change.
    private void seed(Storage storage) {
        var seeded = settings.department();
        var departments = storage.departments();
        var kept = departments.find(seeded.id());
        if (kept.isEmpty()) {
            departments.keep(seeded);
        } else if (!kept.get().sender().equals(seeded.sender())) {
            departments.keep(kept.get().changedTo(kept.get().sendingFrom(seeded.sender())));
        }
    }

    private ServingNote note() {
        return new ServingNote(
                ProcessHandle.current().pid(),
                URI.create(
                        "http://%s:%d".formatted(settings.http().host(), settings.http().port())),
                settings.gateway().account(),
                settings.usesSandbox()
                        ? Optional.of(settings.gateway().baseUrl())
                        : Optional.empty());
    }

    private void wind(Duly duly, Loops loops, Runnable closeDoor, TwilioGateway gateway)
            throws IOException, InterruptedException, ExecutionException {
        // Claims end at once, while requests under way are still being answered. In a thread of its
        // own: the common pool may have a single one, and the calls in flight need it.
        var settled =
                CompletableFuture.supplyAsync(
                        () -> stop(loops), Thread.ofPlatform().name("duly-end-loops")::start);
        closeDoor.run();
        var isSettled = settledWithin(PATIENCE, settled);
        if (isSettled.isEmpty()) {
            gateway.close();
            isSettled = settledWithin(AFTER_THE_CUT, settled);
        }
        while (duly.receiveMessage().runOnce(BATCH) > 0) {
            // Each turn makes messages of one batch.
        }
        if (!isSettled.orElse(false)) {
            throw new IOException("not every text in flight was settled");
        }
    }

    private static boolean stop(Loops loops) {
        try {
            return loops.stop(PATIENCE.plus(AFTER_THE_CUT));
        } catch (InterruptedException _) {
            return false;
        }
    }

    private static Optional<Boolean> settledWithin(
            Duration atMost, CompletableFuture<Boolean> settled)
            throws InterruptedException, ExecutionException {
        try {
            return Optional.of(settled.get(atMost.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        }
    }

    private <T extends AutoCloseable> T keep(T part) {
        opened.push(part);
        return part;
    }
}
