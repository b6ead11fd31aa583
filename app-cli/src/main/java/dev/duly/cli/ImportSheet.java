package dev.duly.cli;

import static java.util.stream.Collectors.joining;

import dev.duly.core.importing.ImportTally;
import dev.duly.core.importing.Oddity;
import dev.duly.core.message.MessageId;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/// What an import made, or would make: counts and ids, never a word or a number of a person.
final class ImportSheet {
    private ImportSheet() {}

    static void print(PrintStream out, ImportTally tally, boolean dryRun) {
        if (dryRun) {
            out.println("Nothing was kept; it would be:");
        } else if (tally.isResumed()) {
            out.println("Went on where an earlier import ended; its part is not counted here.");
        }
        var made = new Table();
        row(made, tally.texts(), "texts of the older server looked at");
        row(made, tally.placed(), "of them put in a thread");
        row(made, tally.standing(), "stood in one already");
        row(made, tally.conversations(), "conversations with all of these");
        row(made, tally.contacts(), "new contacts");
        row(made, tally.optOuts(), "opt-outs written down");
        row(made, tally.optIns(), "opt-ins written down");
        row(made, tally.reviews(), "tasks for a person: duly tasks");
        made.print(out);
        if (tally.nameless() > 0) {
            out.printf(
                    "%n%,d documents have an id that is no ObjectId: no list shows them.%n",
                    tally.nameless());
        }
        if (!tally.odd().isEmpty()) {
            out.println();
            var odd = new Table("Texts", "What is odd", "Such as");
            tally.odd().forEach((oddity, found) -> row(odd, oddity, found));
            odd.print(out);
        }
    }

    static Map<String, Object> members(ImportTally tally, boolean dryRun) {
        var members = new LinkedHashMap<String, Object>();
        members.put("dryRun", dryRun);
        members.put("resumed", tally.isResumed());
        members.put("texts", tally.texts());
        members.put("placed", tally.placed());
        members.put("placedBefore", tally.standing());
        members.put("conversations", tally.conversations());
        members.put("contacts", tally.contacts());
        members.put("optOuts", tally.optOuts());
        members.put("optIns", tally.optIns());
        members.put("tasks", tally.reviews());
        members.put("nameless", tally.nameless());
        var odd = new LinkedHashMap<String, Object>();
        tally.odd().forEach((oddity, found) -> odd.put(oddity.word(), members(found)));
        members.put("odd", odd);
        return members;
    }

    private static Map<String, Object> members(ImportTally.Odd found) {
        var members = new LinkedHashMap<String, Object>();
        members.put("count", found.count());
        members.put("examples", found.examples().stream().map(MessageId::value).toList());
        return members;
    }

    private static void row(Table table, long count, String what) {
        table.row("%,d".formatted(count), what);
    }

    private static void row(Table table, Oddity oddity, ImportTally.Odd found) {
        table.row(
                "%,d".formatted(found.count()),
                oddity.sentence(),
                found.examples().stream().map(MessageId::value).limit(2).collect(joining(" ")));
    }
}
