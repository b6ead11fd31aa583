package dev.duly.cli;

import dev.duly.cli.settings.Backing;
import dev.duly.cli.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Runs Duly.
@Command(
        name = "serve",
        description = {
            "Runs Duly until SIGTERM or SIGINT.",
            "That is the API, the webhooks, the sending, and without Twilio's credentials a sandbox",
            "that stands where Twilio stands."
        },
        footer = {
            "",
            "Examples:",
            "  duly serve",
            "  PORT=9090 DULY_DATA_DIR=/var/lib/duly duly serve",
            "",
            "Every setting: docs/reference/settings.md"
        })
final class ServeCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    ServeCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var settings = Settings.of(surroundings.environment());
        Logging.start(settings.log());
        return new UntilSignal()
                .run(() -> {
                    var house = House.start(settings, House.Role.SERVE, surroundings);
                    greet(settings);
                    return house::close;
                });
    }

    /// With the launcher's line at most six: what somebody needs who sees Duly for the first time.
    private void greet(Settings settings) {
        var out = surroundings.out();
        var data = settings.data();
        var http = settings.http();
        out.println(
                "Duly listens on http://%s:%d, and is reached by the provider at %s"
                        .formatted(http.host(), http.port(), http.origin()));
        out.println(store(settings));
        out.println(gateway(settings));
        out.println(
                "Token for the API: %s; department %s (\"%s\"), without quiet hours"
                        .formatted(
                                data.adminToken(),
                                settings.department().id(),
                                settings.department().name()));
        out.println(
                "First text, from a second shell: ./duly send --case C-1042 --to +17025550142 --body \"Hello\" --wait");
    }

    private static String store(Settings settings) {
        var queue =
                switch (settings.backing().queue()) {
                    case Backing.Queue.Sqlite _ -> "the queue is in the same file";
                    case Backing.Queue.Redis redis -> "queue: Redis, keys " + redis.prefix();
                };
        return switch (settings.backing().store()) {
            case Backing.Store.Sqlite _ ->
                    "Store: SQLite, " + settings.data().database() + "; " + queue;
            case Backing.Store.Mongo mongo ->
                    "Store: MongoDB, database " + mongo.database() + "; " + queue;
        };
    }

    private static String gateway(Settings settings) {
        var address = settings.gateway().baseUrl();
        return settings.usesSandbox()
                ? "Gateway: SANDBOX at " + address + "; no text leaves this machine"
                : "Gateway: Twilio at " + address + ", account " + settings.gateway().accountSid();
    }
}
