package dev.duly.cli;

import dev.duly.core.message.GateResult;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import dev.duly.core.sending.ExplainMessage;
import dev.duly.http.Documents;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Says what would become of a text.
@Command(
        name = "explain",
        description = {
            "Says what would become of a text if it were sent now, and which rule says so. Sends and",
            "keeps nothing; takes what duly send takes."
        },
        footer = {
            "",
            "Example:",
            "  duly explain --case C-1042 --to +17025550142 --purpose court --body \"Court is Monday.\""
        })
final class ExplainCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Mixin private RequestOptions asked = new RequestOptions();

    ExplainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        asked.check();
        try (var desk = Desk.open(surroundings)) {
            var request = asked.request(surroundings, desk, Optional.empty());
            return switch (desk.duly().explainMessage().explain(request)) {
                case ExplainMessage.Result.Explained explained -> print(explained);
                case ExplainMessage.Result.Failed(var why) -> throw HandedIn.notComposed(why);
            };
        }
    }

    private int print(ExplainMessage.Result.Explained explained) {
        if (options.json()) {
            Json.print(surroundings.out(), Documents.explained(explained));
            return ExitCode.OK.code();
        }
        var out = surroundings.out();
        out.println(Plain.words(explained.draft().text().value()));
        out.println();
        out.println(
                "%d %s (%s). %s"
                        .formatted(
                                explained.segments().count(),
                                explained.segments().count() == 1 ? "segment" : "segments",
                                explained.segments().encoding().word(),
                                outcome(explained)));
        out.println();
        var gates = new Table("Rule", "Says", "Why", "Rests on");
        explained.decision().gates().forEach(gate -> row(gates, gate));
        gates.print(out);
        next(out, explained.decision().verdict());
        return ExitCode.OK.code();
    }

    private static String outcome(ExplainMessage.Result.Explained explained) {
        return switch (explained.decision().verdict()) {
            case Verdict.Allow _ -> "It would go at once.";
            case Verdict.Hold hold ->
                    explained
                            .sendsAt()
                            .map(time -> "It would go at " + Plain.time(time) + ".")
                            .orElseGet(() ->
                                    "It would wait, until "
                                            + Plain.time(hold.until())
                                            + " at least.");
            case Verdict.Expire _ -> "It would not go: it would come too late.";
            case Verdict.Refuse _ -> "It would not go.";
        };
    }

    private static void row(Table gates, GateResult result) {
        gates.row(
                result.gate(),
                switch (result.verdict()) {
                    case Verdict.Allow _ -> "goes";
                    case Verdict.Hold(var until, _) -> "waits until " + Plain.time(until);
                    case Verdict.Expire _ -> "too late";
                    case Verdict.Refuse _ -> "no";
                },
                reason(result.verdict()).map(Reason::sentence).orElse(""),
                result.rule());
    }

    private static Optional<Reason> reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow(var exemption) -> exemption;
            case Verdict.Hold(_, var reason) -> Optional.of(reason);
            case Verdict.Expire(var reason) -> Optional.of(reason);
            case Verdict.Refuse(var reason) -> Optional.of(reason);
        };
    }

    private static void next(PrintStream out, Verdict verdict) {
        if (verdict instanceof Verdict.Allow) {
            return;
        }
        reason(verdict)
                .ifPresent(reason -> {
                    out.println();
                    out.println("Next: " + reason.nextStep());
                });
    }
}
