package dev.duly.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.duly.cli.ContactLine.Row;
import dev.duly.cli.ContactLine.Wrong;
import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.place.UsState;
import dev.duly.libphonenumber.LibphonenumberPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactFileTest {
    private static final String HEADER =
            "id,version,department,case,name,phone,language,timezone,region\n";

    @Test
    void aWholeRowIsAContact() {
        var sheet =
                read(
                        HEADER
                                + "P-311,7,pretrial,C-1042,\"Núñez, Ann \"\"Annie\"\"\","
                                + "(702) 555-0142,es-mx,America/Los_Angeles,NV\r\n");

        assertThat(sheet.wrong()).isEmpty();
        assertThat(sheet.rows())
                .containsExactly(
                        new Row(
                                2,
                                new Contact(
                                        new ContactId("P-311"),
                                        7,
                                        new DepartmentId("pretrial"),
                                        Optional.of(new CaseId("C-1042")),
                                        "Núñez, Ann \"Annie\"",
                                        new PhoneNumber("+17025550142"),
                                        Optional.of("es-MX"),
                                        Optional.of(ZoneId.of("America/Los_Angeles")),
                                        Optional.of(UsState.coded("NV")))));
    }

    @Test
    void columnsStandInAnyOrderAndThoseThatAreNotNeededMayBeMissing() {
        var sheet =
                read(
                        "phone,name,department,version,id,region\n"
                                + "702-555-0142,Ann,pretrial,1,P-1,\n\n"
                                + "702-555-0143,Ben,pretrial,1,P-2,NV");

        assertThat(sheet.wrong()).isEmpty();
        assertThat(sheet.rows())
                .extracting(row -> row.contact().id().value(), Row::line)
                .containsExactly(tuple("P-1", 2L), tuple("P-2", 4L));
        assertThat(sheet.rows().getFirst().contact().region()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "P 1,7,pretrial,,Ann,+17025550142,,,|id|visible ASCII",
                ",7,pretrial,,Ann,+17025550142,,,|id|is missing",
                "P-1,seven,pretrial,,Ann,+17025550142,,,|version|whole number",
                "P-1,7,Pretrial,,Ann,+17025550142,,,|department|lower-case",
                "P-1,7,pretrial,C,Ann,+17025550142,,,|case|3 to 64",
                "P-1,7,pretrial,,,+17025550142,,,|name|is missing",
                "P-1,7,pretrial,,Ann,,,,|phone|is missing",
                "P-1,7,pretrial,,Ann,555-CALL,,,|phone|letter",
                "P-1,7,pretrial,,Ann,+17025550142,Spanish!,,|language|BCP 47",
                "P-1,7,pretrial,,Ann,+17025550142,,Pacific,|timezone|tz database",
                "P-1,7,pretrial,,Ann,+17025550142,,,Nevada|region|two capital letters",
                "P-1,7,pretrial,,Ann,+17025550142|the row|has 6 cells",
                "P-1,7,pretrial,,Ann,+17025550142,,,,|the row|has 10 cells"
            })
    void whatIsWrongIsSaidByLineColumnAndRule(String row, String column, String rule) {
        var sheet = read(HEADER + "P-0,1,pretrial,,Ann,+17025550141,,,\n" + row);

        assertThat(sheet.rows()).hasSize(1);
        assertThat(sheet.wrong())
                .singleElement()
                .satisfies(wrong -> {
                    assertThat(wrong.line()).isEqualTo(3);
                    assertThat(wrong.column()).isEqualTo(column);
                    assertThat(wrong.rule()).contains(rule);
                    assertThat(wrong.sentence()).startsWith("line 3: " + column + " ");
                });
    }

    @Test
    void everythingWrongIsSaidAndNothingOfWhatStandsThere() {
        var sheet = read(HEADER + "P-1,x,pretrial,,Ann,secret,,,\nP-2,1,NO,,Ben,,,,");

        assertThat(sheet.rows()).isEmpty();
        assertThat(sheet.wrong())
                .extracting(Wrong::line, Wrong::column)
                .containsExactly(
                        tuple(2L, "version"),
                        tuple(2L, "phone"),
                        tuple(3L, "department"),
                        tuple(3L, "phone"));
        assertThat(sheet.wrong().toString()).doesNotContain("secret", "Ann", "Ben");
    }

    @Test
    void aContactThatStandsThereTwiceIsWrong() {
        var row = "P-1,1,pretrial,,Ann,+17025550142,,,\n";

        assertThat(read(HEADER + row + row).wrong())
                .containsExactly(new Wrong(3, "id", "stands on line 2 already"));
    }

    @Test
    void aCellOfSeveralLinesDoesNotMoveTheCount() {
        var sheet = read(HEADER + "P-1,1,pretrial,,\"Ann\nNúñez\",+17025550142,,,\nP-2,1,,,,,,,");

        assertThat(sheet.wrong())
                .extracting(Wrong::line, Wrong::column)
                .containsExactly(
                        tuple(2L, "name"),
                        tuple(4L, "department"),
                        tuple(4L, "name"),
                        tuple(4L, "phone"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "id;version;department;name;phone\n",
                "id,version,department,name\n",
                "id,version,department,name,phone,phone\n",
                "id,version,department,name,phone,notes\n",
                "P-1,1,pretrial,,Ann,+17025550142,,,\n",
                "id,version,department,name,phone\nP-1,1,pretrial,\"Ann,+17025550142\n",
                "id,version,department,name,phone\nP-1,1,pretrial,\"Ann\"x,+17025550142\n"
            })
    void whatIsNoSuchFileIsRefusedAsAWhole(String text) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOfSatisfying(
                        CommandFailure.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessageStartingWith("FILE ")
                .hasMessageNotContaining("Ann");
    }

    @Test
    void aCellThatNobodyWroteByHandIsNoCsv() {
        assertThatThrownBy(() -> read(HEADER + "P-1,1,pretrial,," + "x".repeat(5_000)))
                .isInstanceOf(CommandFailure.class);
    }

    @Test
    void moreContactsThanAFileMayHaveAreRefused() {
        var text = new StringBuilder(HEADER);
        for (var number = 0; number <= ContactFile.MOST_ROWS; number++) {
            text.append("P-").append(number).append(",1,pretrial,,Ann,,,,\n");
        }

        assertThatThrownBy(() -> read(text.toString()))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("100,000 rows");
    }

    @Test
    void aFileThatIsNotUtf8IsRefused(@TempDir Path folder) throws IOException {
        var latin = folder.resolve("latin.csv");
        Files.writeString(latin, HEADER + "P-1,1,pretrial,,Núñez,,,,", ISO_8859_1);
        var terminal = TestSurroundings.with(Map.of());

        assertThat(terminal.run("contacts", "import", latin.toString()))
                .isEqualTo(ExitCode.USAGE.code());
        assertThat(terminal.complained()).startsWith("duly: FILE is not UTF-8");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumn() {
        assertThat(read("\uFEFF" + HEADER + "P-1,1,pretrial,,Núñez,+17025550142,,,").rows())
                .extracting(row -> row.contact().name())
                .containsExactly("Núñez");
    }

    private record Sheet(List<Row> rows, List<Wrong> wrong) {}

    private static Sheet read(String text) {
        var sheet = new Sheet(new ArrayList<>(), new ArrayList<>());
        ContactFile.read(
                text.getBytes(UTF_8),
                new LibphonenumberPlan("US"),
                line -> {
                    switch (line) {
                        case Row row -> sheet.rows().add(row);
                        case Wrong wrong -> sheet.wrong().add(wrong);
                    }
                });
        return sheet;
    }
}
