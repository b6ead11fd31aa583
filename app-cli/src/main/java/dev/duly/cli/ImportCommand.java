package dev.duly.cli;

import dev.duly.cli.ContactLine.Row;
import dev.duly.cli.ContactLine.Wrong;
import dev.duly.core.PortException;
import dev.duly.core.access.Scope;
import dev.duly.core.contact.SaveContactResult;
import dev.duly.core.record.Actor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        var bytes = bytes();
        try (var desk = Desk.open(surroundings)) {
            var by = desk.actor(Scope.SEND);
            var foreseen = rehearse(desk, bytes);
            print(dryRun ? foreseen : keep(desk, bytes, foreseen, by));
            return ExitCode.OK.code();
        }
    }

    private ContactTally rehearse(Desk desk, byte[] bytes) {
        var foreseen = new ContactTally();
        var complaints = new ContactComplaints();
        ContactFile.read(
                bytes,
                desk.numbers(),
                line -> {
                    switch (line) {
                        case Wrong wrong -> complaints.add(wrong);
                        case Row row -> rehearse(desk, row, foreseen, complaints);
                    }
                });
        if (!complaints.isEmpty()) {
            throw refused(complaints);
        }
        return foreseen;
    }

    private static void rehearse(
            Desk desk, Row row, ContactTally foreseen, ContactComplaints complaints) {
        var result = desk.duly().saveContact().rehearse(row.contact());
        foreseen.count(result);
        if (result instanceof SaveContactResult.UnknownDepartment(var id)) {
            complaints.add(
                    new Wrong(row.line(), "department", "names no department: there is no " + id));
        }
    }

    /// Reads the file a second time, of which every row has turned out to be sound.
    private ContactTally keep(Desk desk, byte[] bytes, ContactTally foreseen, Actor by) {
        var tally = new ContactTally();
        try {
            ContactFile.read(
                    bytes,
                    desk.numbers(),
                    line -> {
                        if (line instanceof Row row) {
                            tally.count(desk.duly().saveContact().save(row.contact(), by));
                        }
                    });
            return tally;
        } catch (PortException e) {
            surroundings
                    .err()
                    .printf(
                            "duly: stopped after %,d of %,d contacts were kept; import the file again to go on%n",
                            tally.kept(), foreseen.rows());
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

    private CommandFailure refused(ContactComplaints complaints) {
        if (options.json()) {
            var members = new LinkedHashMap<String, Object>();
            members.put("dryRun", dryRun);
            members.put("wrong", complaints.first());
            Json.print(surroundings.out(), Json.line(members));
        }
        complaints.first().forEach(one -> surroundings.err().println("duly: " + one.sentence()));
        return new CommandFailure(ExitCode.USAGE, complaints.sentence());
    }

    private byte[] bytes() {
        try (var in = Files.newInputStream(file)) {
            var bytes = in.readNBytes(LONGEST_FILE + 1);
            if (bytes.length > LONGEST_FILE) {
                throw Given.wrong("FILE", "has more than 32 MB: cut it in two");
            }
            checkUtf8(bytes);
            return bytes;
        } catch (CharacterCodingException _) {
            throw Given.wrong("FILE", "is not UTF-8: save it as CSV UTF-8");
        } catch (IOException _) {
            throw Given.wrong("FILE", "cannot be read: " + file);
        }
    }

    private static void checkUtf8(byte[] bytes) throws IOException {
        // The characters of a large file would take twice its room.
        var strictly =
                new InputStreamReader(
                        new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder());
        strictly.transferTo(Writer.nullWriter());
    }
}
