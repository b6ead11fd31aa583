package dev.duly.cli;

import dev.duly.cli.settings.WordFolder;
import dev.duly.core.revocation.Revocations;
import dev.duly.http.Documents;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Says what a text from a client would mean for consent.
@Command(
        name = "classify",
        description = {
            "Says what an inbound text means for consent, by which rule, and what would happen.",
            "Changes nothing, and needs neither a server nor a data folder."
        },
        footer = {
            "",
            "Examples:",
            "  duly classify \"please quit texting me\"",
            "  duly classify \"ya no me escriba\" --json",
            "  duly classify - < text.txt"
        })
final class ClassifyCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(
            arity = "1",
            paramLabel = "TEXT",
            description = "The words of the text; - reads them from standard input.")
    private String text = "";

    @Option(
            names = "--double-opt-in",
            description = "As if we had asked the person to confirm an opt-in: then YES is one.")
    private boolean doubleOptIn;

    ClassifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var today = LocalDate.ofInstant(surroundings.clock().instant(), ZoneOffset.UTC);
        var words = WordFolder.words(surroundings.environment());
        var revocations = Revocations.inForce(words, today);
        var read = revocations.classify(Given.body(text, surroundings.in()), doubleOptIn);
        if (options.json()) {
            Json.print(surroundings.out(), Documents.classified(read, revocations));
            return ExitCode.OK.code();
        }
        var sheet = new Table();
        sheet.row("Means", read.means());
        sheet.row("Tier", read.tier().name().toLowerCase(Locale.ROOT));
        sheet.row("Rule", read.rule());
        sheet.row("Then", read.consequence());
        sheet.row("Words", revocations.labels());
        sheet.print(surroundings.out());
        return ExitCode.OK.code();
    }
}
