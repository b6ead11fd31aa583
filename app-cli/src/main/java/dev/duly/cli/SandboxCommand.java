package dev.duly.cli;

import dev.duly.cli.settings.Settings;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Runs the sandbox alone.
@Command(
        name = "sandbox",
        description = {
            "Runs the sandbox alone until SIGTERM or SIGINT.",
            "`duly serve` has one of its own; to use this one, start it first and give serve its",
            "address as TWILIO_BASE_URL."
        },
        footer = {
            "",
            "Examples:",
            "  duly sandbox",
            "  duly sandbox text --from +17025550142 \"I will be there\"",
            "  duly sandbox messages"
        })
final class SandboxCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    SandboxCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var settings = Settings.of(surroundings.environment());
        Logging.start(settings.log());
        return new UntilSignal()
                .run(() -> {
                    var sandbox = House.sandbox(settings, surroundings);
                    surroundings
                            .out()
                            .println(
                                    "SANDBOX listens on http://127.0.0.1:%d, account %s; texts of handsets go to %s"
                                            .formatted(
                                                    sandbox.port(),
                                                    settings.sandbox().accountSid(),
                                                    settings.sandbox().inboundUrl()));
                    return () -> {
                        sandbox.close();
                        return true;
                    };
                });
    }
}
