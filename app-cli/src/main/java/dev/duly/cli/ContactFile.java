package dev.duly.cli;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.duly.cli.ContactLine.Row;
import dev.duly.cli.ContactLine.Wrong;
import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.place.UsState;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Reads contacts from CSV (RFC 4180), whose first row names the columns, in any order.
final class ContactFile {
    /// How many contacts one file may have.
    static final int MOST_ROWS = 100_000;

    private static final int LONGEST_CELL = 4_096;
    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "version",
                    "department",
                    "case",
                    "name",
                    "phone",
                    "language",
                    "timezone",
                    "region");
    private static final List<String> NEEDED =
            List.of("id", "version", "department", "name", "phone");

    private final NumberPlan numbers;
    private final Consumer<ContactLine> lines;
    private final Map<String, Long> ids = new HashMap<>();
    private int count;

    private ContactFile(NumberPlan numbers, Consumer<ContactLine> lines) {
        this.numbers = numbers;
        this.lines = lines;
    }

    /// Says row by row what stands there, in the file's order, and holds none of it: beside the
    /// bytes of a large file there is no room for everything that is made of them.
    ///
    /// @param file all of it, in UTF-8
    /// @throws CommandFailure when it is no such file at all; what was said of it before says
    ///   nothing
    static void read(byte[] file, NumberPlan numbers, Consumer<ContactLine> lines) {
        new ContactFile(numbers, lines).read(file);
    }

    private void read(byte[] file) {
        var line = 0L;
        try {
            var records = reader(file).iterator();
            if (!records.hasNext()) {
                throw broken("is empty: its first row names the columns");
            }
            var header = header(records.next());
            while (records.hasNext()) {
                var row = records.next();
                line = row.getStartingLineNumber();
                read(row, header);
            }
        } catch (CsvParseException _) {
            // Its message may quote the file.
            throw broken("is not CSV after line " + line + ": look for a quote that is not closed");
        }
    }

    private static CsvReader<CsvRecord> reader(byte[] file) {
        return CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .detectBomHeader(true)
                .build(
                        CsvRecordHandler.of(limits ->
                                limits.maxFields(COLUMNS.size() + 1).maxFieldSize(LONGEST_CELL)),
                        new ByteArrayInputStream(file));
    }

    private static List<String> header(CsvRecord first) {
        var header = first.getFields();
        if (!Set.copyOf(COLUMNS).containsAll(header)
                || !header.containsAll(NEEDED)
                || new HashSet<>(header).size() < header.size()) {
            throw broken(
                    "must name its columns in the first row, in any order: "
                            + String.join(", ", COLUMNS)
                            + "; only "
                            + String.join(", ", NEEDED)
                            + " are needed");
        }
        return header;
    }

    private void read(CsvRecord row, List<String> header) {
        var line = row.getStartingLineNumber();
        if (++count > MOST_ROWS) {
            throw broken("has more than %,d rows: cut it in two".formatted(MOST_ROWS));
        }
        if (row.getFieldCount() != header.size()) {
            lines.accept(
                    new Wrong(
                            line,
                            "the row",
                            "has %d cells, and the first row names %d columns"
                                    .formatted(row.getFieldCount(), header.size())));
            return;
        }
        var cells = new HashMap<String, String>();
        for (var column = 0; column < header.size(); column++) {
            cells.put(header.get(column), row.getField(column));
        }
        read(line, new ContactCells(line, cells));
    }

    private void read(long line, ContactCells cells) {
        var id = cells.required("id", written -> id(written, line));
        var version = cells.required("version", Contact::checkedVersion);
        var department = cells.required("department", DepartmentId::new);
        var caseId = cells.optional("case", CaseId::new);
        var name = cells.required("name", Contact::checkedName);
        var phone = cells.required("phone", this::number);
        var language = cells.optional("language", Contact::checkedLanguage);
        var timeZone = cells.optional("timezone", Contact::checkedTimeZone);
        var region = cells.optional("region", UsState::coded);
        if (!cells.wrong().isEmpty()) {
            cells.wrong().forEach(lines);
            return;
        }
        lines.accept(
                new Row(
                        line,
                        new Contact(
                                id.orElseThrow(),
                                version.orElseThrow(),
                                department.orElseThrow(),
                                caseId,
                                name.orElseThrow(),
                                phone.orElseThrow(),
                                language,
                                timeZone,
                                region)));
    }

    private ContactId id(String written, long line) {
        var id = new ContactId(written);
        var earlier = ids.putIfAbsent(written, line);
        if (earlier != null) {
            throw new IllegalArgumentException("stands on line " + earlier + " already");
        }
        return id;
    }

    private PhoneNumber number(String written) {
        return switch (numbers.read(written)) {
            case NumberReading.Understood(var number) -> number;
            case NumberReading.NotUnderstood(var why) -> throw new IllegalArgumentException(why);
        };
    }

    private static CommandFailure broken(String rule) {
        return Given.wrong("FILE", rule);
    }
}
