package dev.duly.cli;

import dev.duly.cli.settings.WordFolder;
import dev.duly.core.revocation.Revocation;
import dev.duly.core.revocation.RevocationWords;
import dev.duly.core.revocation.Revocations;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
        var labels =
                revocations.words().stream()
                        .map(RevocationWords::label)
                        .collect(Collectors.joining(", "));
        if (options.json()) {
            Json.print(surroundings.out(), json(read, labels));
            return ExitCode.OK.code();
        }
        var sheet = new Table();
        sheet.row("Means", means(read));
        sheet.row("Tier", tier(read));
        sheet.row("Rule", read.rule());
        sheet.row("Then", then(read));
        sheet.row("Words", labels);
        sheet.print(surroundings.out());
        return ExitCode.OK.code();
    }

    private static String json(Revocation read, String labels) {
        var optOut = read instanceof Revocation.OptOut out ? out : null;
        var document = new LinkedHashMap<String, Object>();
        document.put("means", means(read));
        document.put("tier", tier(read));
        document.put("rule", read.rule());
        document.put("suppresses", optOut != null);
        document.put(
                "opensReview",
                read instanceof Revocation.Unclear || (optOut != null && optOut.opensReview()));
        document.put("forbidsDisclosure", optOut != null && optOut.forbidsDisclosure());
        document.put("appointmentMeant", optOut != null && optOut.appointmentMeant());
        document.put("then", then(read));
        document.put("words", labels);
        return Json.line(document);
    }

    private static String tier(Revocation read) {
        return read.tier().name().toLowerCase(Locale.ROOT);
    }

    private static String means(Revocation read) {
        return switch (read) {
            case Revocation.OptOut _ -> "opt_out";
            case Revocation.OptIn _ -> "opt_in";
            case Revocation.Help _ -> "help";
            case Revocation.Unclear _ -> "unclear";
            case Revocation.Nothing _ -> "none";
        };
    }

    private static String then(Revocation read) {
        return switch (read) {
            case Revocation.OptOut out -> then(out);
            case Revocation.OptIn _ ->
                    "The number is opted in; what a block of the provider's allows.";
            case Revocation.Help _ -> "Help is answered; consent stays as it is.";
            case Revocation.Unclear _ -> "Nothing is suppressed; a person looks.";
            case Revocation.Nothing _ -> "An ordinary text for the thread.";
        };
    }

    private static String then(Revocation.OptOut out) {
        var sentence =
                switch (out.tier()) {
                    case WRONG_NUMBER ->
                            "Nothing more is sent to the number, a person looks, and nothing of the case is disclosed.";
                    case PHRASE -> "Nothing more is sent to the number, and a person looks.";
                    case EXACT_KEYWORD, LEADING_KEYWORD, REVIEW, NONE ->
                            "Nothing more is sent to the number.";
                };
        return out.appointmentMeant()
                ? sentence + " The appointment may have been meant: ask by other means."
                : sentence;
    }
}
