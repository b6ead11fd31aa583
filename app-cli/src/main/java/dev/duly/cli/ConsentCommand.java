package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.http.Documents;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows what a number has agreed to; with a verb behind the number, writes something down.
@Command(
        name = "consent",
        description = "Shows whether a number may be texted, and what decided it.",
        footer = {
            "",
            "Examples:",
            "  duly consent +17025550142",
            "  duly consent +17025550142 grant --method paper --evidence \"form 7, case C-1042\"",
            "  duly consent +17025550142 revoke --method phone_call --words \"No more texts.\""
        })
final class ConsentCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "NUMBER", description = "The client's number.")
    private String number = "";

    ConsentCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    PhoneNumber phone(NumberPlan numbers) {
        return Given.number(numbers, "NUMBER:", number);
    }

    @Override
    public Integer call() {
        try (var desk = Desk.open(surroundings)) {
            var phone = phone(desk.numbers());
            var shown =
                    desk.duly()
                            .readConsent()
                            .of(desk.actor(Scope.READ), phone, Optional.empty())
                            .orElseThrow();
            if (options.json()) {
                Json.print(surroundings.out(), Documents.consent(shown));
            } else {
                ConsentSheet.state(surroundings.out(), phone, Optional.empty(), shown.consent());
            }
            return ExitCode.OK.code();
        }
    }
}
