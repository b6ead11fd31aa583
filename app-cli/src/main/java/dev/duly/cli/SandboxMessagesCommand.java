package dev.duly.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Lists what the sandbox took.
@Command(
        name = "messages",
        description = "Lists all that the running sandbox took and sent, oldest first.",
        footer = {"", "Example:", "  duly sandbox messages --to +17025550142"})
final class SandboxMessagesCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Option(names = "--to", paramLabel = "NUMBER", description = "To this number alone.")
    private Optional<String> to = Optional.empty();

    SandboxMessagesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var answer = SandboxClient.of(surroundings).messages(to);
        if (options.json()) {
            Json.print(surroundings.out(), answer);
            return ExitCode.OK.code();
        }
        var items = answer.path("items");
        if (items.isEmpty()) {
            surroundings.out().println("The sandbox took no messages.");
            return ExitCode.OK.code();
        }
        var table = new Table("Created", "From", "To", "Status", "Text");
        for (var item : items) {
            table.row(
                    item.path("dateCreated").asString(""),
                    item.path("from").asString(""),
                    item.path("to").asString(""),
                    item.path("status").asString("")
                            + (item.path("auto").asBoolean(false) ? " (auto)" : ""),
                    Plain.line(item.path("body").asString("")));
        }
        table.print(surroundings.out());
        return ExitCode.OK.code();
    }
}
