package dev.duly.cli;

import dev.duly.cli.settings.Settings;
import dev.duly.core.access.Permission;
import dev.duly.core.access.Principal;
import dev.duly.core.access.Scope;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.policy.Policy;
import dev.duly.core.receiving.IdleInbox;
import dev.duly.core.record.Actor;
import dev.duly.core.sending.IdleGateway;
import dev.duly.core.system.Backends;
import dev.duly.core.system.Duly;
import dev.duly.core.webhook.WebhookReading;
import dev.duly.libphonenumber.LibphonenumberPlan;
import dev.duly.twilio.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A place beside the server from which a command works on the same data, as the holder of a token.
///
/// @param serving who serves the data now; empty when nobody does
/// @param clock Duly's own
record Desk(
        Stores stores,
        Duly duly,
        Principal principal,
        Optional<ServingNote> serving,
        InstantSource clock)
        implements AutoCloseable {
    /// Opens the data folder and finds out who is asking.
    ///
    /// @throws CommandFailure when there is no data, or the token lets nobody in
    static Desk open(Surroundings surroundings) {
        var settings = Settings.of(surroundings.environment());
        if (!settings.backing().isShared() && !Files.exists(settings.data().database())) {
            throw new CommandFailure(
                    ExitCode.UNAVAILABLE,
                    "There is no data in "
                            + settings.data()
                            + " yet: run `duly serve` there first, or set DULY_DATA_DIR.");
        }
        var token = token(settings);
        var clock = settings.clock(surroundings.clock());
        var serving = ServingNote.read(settings.data().servingNote());
        var stores = Stores.beside(settings, clock);
        try {
            var duly = duly(settings, stores, serving, clock, surroundings.chance());
            var principal =
                    duly.access()
                            .principal(token.value())
                            .orElseThrow(() ->
                                    new CommandFailure(
                                            ExitCode.NOT_ALLOWED,
                                            "The token lets nobody in: it was replaced, or belongs"
                                                    + " to other data."));
            return new Desk(stores, duly, principal, serving, clock);
        } catch (RuntimeException e) {
            stores.close();
            throw e;
        }
    }

    /// Who asks, for a thing that `scope` covers.
    ///
    /// @throws CommandFailure when the token does not have the scope
    Actor actor(Scope scope) {
        return switch (duly.access().check(principal, scope)) {
            case Permission.Granted _ -> principal.actor().via(place());
            case Permission.Denied(var why) -> throw new CommandFailure(ExitCode.NOT_ALLOWED, why);
        };
    }

    NumberPlan numbers() {
        return duly.backends().numbers();
    }

    @Override
    public void close() {
        stores.close();
    }

    private static Duly duly(
            Settings settings,
            Stores stores,
            Optional<ServingNote> serving,
            InstantSource clock,
            RandomGenerator chance) {
        var account =
                serving.map(ServingNote::account).orElseGet(() -> settings.gateway().account());
        return Duly.on(
                new Backends(
                        stores.storage(),
                        stores.queue(),
                        stores.budget(),
                        stores.events(),
                        new IdleGateway(account),
                        new IdleInbox(),
                        _ -> new WebhookReading.Forged("a command takes no posts"),
                        new LibphonenumberPlan("US")),
                Policy.standard(settings.revocationScope()),
                settings.sending(),
                settings.revocationWords(),
                clock,
                chance);
    }

    private static Secret token(Settings settings) {
        return settings.token()
                .orElseGet(() -> {
                    var file = settings.data().adminToken();
                    try {
                        return new Secret(Files.readString(file).strip());
                    } catch (IOException | IllegalArgumentException _) {
                        throw new CommandFailure(
                                ExitCode.NOT_ALLOWED,
                                "There is no token to act as: set DULY_TOKEN, or run `duly serve`, which"
                                        + " writes "
                                        + file
                                        + ", as the user who may read it.");
                    }
                });
    }

    /// The account of the operating system and the machine, for the audit.
    private static String place() {
        return "cli " + System.getProperty("user.name", "unknown") + "@" + Machine.name();
    }
}
