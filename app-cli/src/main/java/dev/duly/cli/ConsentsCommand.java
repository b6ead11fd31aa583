package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.department.DepartmentId;
import dev.duly.http.Documents;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists every line of a number's ledger, and what follows from them.
@Command(
        name = "consents",
        description = "Lists all that is written down of a number's consent, and what follows.",
        footer = {
            "",
            "Examples:",
            "  duly consents +17025550142",
            "  duly consents +17025550142 --department pretrial"
        })
final class ConsentsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "NUMBER", description = "The client's number.")
    private String number = "";

    @Option(
            names = "--department",
            paramLabel = "ID",
            description = "The state for its texts; without it the strictest of all departments.")
    private Optional<String> department = Optional.empty();

    ConsentsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var wanted = department.map(id -> Given.as("--department", id, DepartmentId::new));
        try (var desk = Desk.open(surroundings)) {
            var phone = Given.number(desk.numbers(), "NUMBER:", number);
            var shown =
                    desk.duly()
                            .readConsent()
                            .of(desk.actor(Scope.READ), phone, wanted)
                            .orElseThrow(() ->
                                    new CommandFailure(
                                            ExitCode.NOT_FOUND,
                                            "There is no department " + wanted.orElseThrow()));
            if (options.json()) {
                Json.print(surroundings.out(), Documents.consent(shown));
                return ExitCode.OK.code();
            }
            ConsentSheet.state(surroundings.out(), phone, wanted, shown.consent());
            surroundings.out().println();
            ConsentSheet.lines(surroundings.out(), shown.history());
            return ExitCode.OK.code();
        }
    }
}
