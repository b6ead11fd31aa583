package dev.duly.cli;

import dev.duly.core.content.ContentFinding;
import dev.duly.core.template.CostlyCharacter;
import dev.duly.core.template.Gap;
import dev.duly.core.template.Preview;
import dev.duly.core.template.TemplateFault;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/// What a template reads like and costs, for a terminal.
final class TemplateSheet {
    private TemplateSheet() {}

    static void print(PrintStream out, Preview preview) {
        var appraisal = preview.appraisal();
        var table = new Table();
        table.row(
                "Segments",
                "%d of at most %d, in %s%s"
                        .formatted(
                                appraisal.segments().count(),
                                appraisal.limit(),
                                appraisal.segments().encoding().word(),
                                appraisal.exceedsLimit() ? ": too many" : ""));
        appraisal
                .segmentsInUcs2()
                .ifPresent(segments ->
                        table.row(
                                "With accents",
                                segments
                                        + " if a value has a letter that GSM-7 lacks, such as the í"
                                        + " of María"));
        appraisal.costly().stream()
                .map(CostlyCharacter::sentence)
                .forEach(sentence -> table.row("Costly", Plain.words(sentence)));
        if (appraisal.costly().size() > 1) {
            table.row("Without all", appraisal.segmentsInGsm7() + " in GSM-7");
        }
        table.row("Gaps", gaps(preview.gaps()));
        for (var finding : preview.findings()) {
            table.row(label(finding), Plain.words(finding.sentence()));
        }
        table.print(out);
        out.println();
        out.println(Plain.words(appraisal.text()));
    }

    static String gaps(List<Gap> gaps) {
        return gaps.isEmpty()
                ? "none"
                : gaps.stream()
                        .map(gap -> "%s (%d)".formatted(gap.name(), gap.likely()))
                        .collect(Collectors.joining(", "));
    }

    /// Everything that is wrong, each on its own line.
    static CommandFailure wrong(List<TemplateFault> faults) {
        return new CommandFailure(
                ExitCode.USAGE,
                faults.stream()
                        .map(fault -> Plain.words(fault.sentence()))
                        .collect(Collectors.joining("\n      ")));
    }

    private static String label(ContentFinding finding) {
        return switch (finding.effect()) {
            case WARN -> "Warning";
            case BLOCK -> "Blocked";
        };
    }
}
