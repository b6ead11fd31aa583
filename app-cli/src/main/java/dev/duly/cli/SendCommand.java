package dev.duly.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Hands one text in.
@Command(
        name = "send",
        description = "Sends one text: keeps it, and `duly serve` takes it to the provider.",
        footer = {
            "",
            "Examples:",
            "  duly send --case C-1042 --to +17025550142 --body \"Court is Monday at 9:00.\" --wait",
            "  duly send --case C-1042 --to +17025550142 --body - --key court-77 < reminder.txt",
            "  duly send --case C-1042 --contact P-311 --template payment-due --value amount=\\$40 ..."
        })
final class SendCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Mixin private RequestOptions asked = new RequestOptions();

    @Option(
            names = "--key",
            paramLabel = "KEY",
            description = "Your own name for this send: the same key never sends a second text.")
    private Optional<String> key = Optional.empty();

    @Option(
            names = "--wait",
            description = "Shows each step as it happens, until the last one or the time-out.")
    private boolean wait;

    @Option(
            names = "--timeout",
            defaultValue = "30s",
            paramLabel = "TIME",
            description = "How long --wait waits, such as 30s or PT2M (default: ${DEFAULT-VALUE}).")
    private String timeout = "30s";

    SendCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var longest =
                Span.of(timeout)
                        .orElseThrow(() ->
                                Given.wrong("--timeout", "must be a time such as 30s or PT2M"));
        asked.check();
        try (var desk = Desk.open(surroundings)) {
            var request = asked.request(surroundings, desk, key);
            var steps =
                    wait
                            ? Optional.of(new StepByStep(surroundings, desk, options.json()))
                            : Optional.<StepByStep>empty();
            var handedIn = new HandedIn(surroundings, options.json());
            var message = handedIn.message(desk.duly().submitMessage().submit(request));
            return steps.map(shown -> shown.watch(message, longest))
                    .orElseGet(() -> handedIn.print(desk, message));
        }
    }
}
