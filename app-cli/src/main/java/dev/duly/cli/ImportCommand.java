package dev.duly.cli;

import dev.duly.cli.ContactSheet.Wrong;
import dev.duly.core.PortException;
import dev.duly.core.access.Scope;
import dev.duly.core.contact.SaveContactResult;
import dev.duly.core.record.Actor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Takes contacts over from a file: all of them are looked at before any is kept.
@Command(
        name = "import",
        description = {
            "Takes contacts over from a CSV file in UTF-8 whose first row names the columns:",
            "id,version,department,case,name,phone,language,timezone,region. The columns case,",
            "language, timezone and region may be left out, and their cells be empty.",
            "Nothing is kept unless every row is sound. A contact whose version is not later than",
            "the one that is kept stays as it is, so that a file may be imported again."
        },
        footer = {
            "",
            "Examples:",
            "  duly contacts import clients.csv --dry-run",
            "  duly contacts import clients.csv"
        })
final class ImportCommand implements Callable<Integer> {
    private static final int LONGEST_FILE = 32 * 1024 * 1024;
    private static final int MOST_SHOWN = 50;
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "FILE", description = "At most 32 MB and 100,000 contacts.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Says what would be kept, and keeps nothing.")
    private boolean dryRun;

    ImportCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        var text = text();
        try (var desk = Desk.open(surroundings)) {
            var by = desk.actor(Scope.SEND);
            var sheet = ContactFile.read(text, desk.numbers());
            var foreseen = new ContactTally();
            var wrong = new ArrayList<>(sheet.wrong());
            for (var row : sheet.rows()) {
                var result = desk.duly().saveContact().rehearse(row.contact());
                foreseen.count(result);
                if (result instanceof SaveContactResult.UnknownDepartment(var id)) {
                    wrong.add(
                            new Wrong(
                                    row.line(),
                                    "department",
                                    "names no department: there is no " + id));
                }
            }
            if (!wrong.isEmpty()) {
                throw refused(wrong);
            }
            print(dryRun ? foreseen : keep(desk, sheet, by));
            return ExitCode.OK.code();
        }
    }

    private ContactTally keep(Desk desk, ContactSheet sheet, Actor by) {
        var tally = new ContactTally();
        try {
            sheet.rows()
                    .forEach(row -> tally.count(desk.duly().saveContact().save(row.contact(), by)));
            return tally;
        } catch (PortException e) {
            surroundings
                    .err()
                    .printf(
                            "duly: stopped after %,d of %,d contacts were kept; import the file again to go on%n",
                            tally.kept(), sheet.rows().size());
            throw e;
        }
    }

    private void print(ContactTally tally) {
        if (options.json()) {
            var members = new LinkedHashMap<String, Object>();
            members.put("dryRun", dryRun);
            members.putAll(tally.members());
            members.put("wrong", List.of());
            Json.print(surroundings.out(), Json.line(members));
            return;
        }
        surroundings
                .out()
                .println((dryRun ? "Nothing was kept; it would be: " : "") + tally.sentence());
    }

    private CommandFailure refused(List<Wrong> wrong) {
        var shown =
                wrong.stream()
                        .sorted(Comparator.comparingLong(Wrong::line))
                        .limit(MOST_SHOWN)
                        .toList();
        if (options.json()) {
            var members = new LinkedHashMap<String, Object>();
            members.put("dryRun", dryRun);
            members.put("wrong", shown);
            Json.print(surroundings.out(), Json.line(members));
        }
        shown.forEach(one -> surroundings.err().println("duly: " + one.sentence()));
        return new CommandFailure(
                ExitCode.USAGE,
                "Nothing was kept: the file breaks %,d rules%s. Mend it and import it again."
                        .formatted(
                                wrong.size(),
                                wrong.size() > MOST_SHOWN
                                        ? ", the first %d of them above".formatted(MOST_SHOWN)
                                        : ""));
    }

    private String text() {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LONGEST_FILE + 1);
            if (bytes.length > LONGEST_FILE) {
                throw Given.wrong("FILE", "has more than 32 MB: cut it in two");
            }
            var text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return text.startsWith(BYTE_ORDER_MARK)
                    ? text.substring(BYTE_ORDER_MARK.length())
                    : text;
        } catch (CharacterCodingException _) {
            throw Given.wrong("FILE", "is not UTF-8: save it as CSV UTF-8");
        } catch (IOException _) {
            throw Given.wrong("FILE", "cannot be read: " + file);
        }
    }
}
