package dev.duly.cli;

import dev.duly.cli.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Sends beside others, without a door of its own.
@Command(
        name = "work",
        description = {
            "Sends texts until SIGTERM or SIGINT, beside processes that serve.",
            "It takes no request and no webhook. Needs DULY_STORE=mongo and DULY_QUEUE=redis, which",
            "it shares with them, and the same provider."
        },
        footer = {
            "",
            "Example:",
            "  duly work",
            "  MESSAGING_QUEUE_CONCURRENCY=50 duly work",
            "",
            "Every setting: docs/reference/settings.md"
        })
final class WorkCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    WorkCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var settings = Settings.of(surroundings.environment());
        if (!settings.backing().isShared()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "DULY_STORE must be mongo: a SQLite file is worked by the one process that serves it.");
        }
        if (settings.sandboxIsInside()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "TWILIO_BASE_URL is missing: a worker runs no sandbox of its own. Name the one that others use, or set Twilio's credentials.");
        }
        Logging.start(settings.log());
        return new UntilSignal()
                .run(() -> {
                    var house = House.start(settings, House.Role.WORK, surroundings);
                    surroundings.out().println("Duly sends, beside others on the same store.");
                    return house::close;
                });
    }
}
