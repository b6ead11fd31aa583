package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A department lead sets a department up, beside the running server.
class DepartmentIT {
    @TempDir private Path folder;

    @Test
    void aDepartmentIsShownChangedAndMade() throws Exception {
        try (var duly = RunningDuly.in(folder.resolve("data"))) {
            assertThat(duly.duly("departments").out())
                    .contains("default", "MG00000000000000000000000000000000", "no quiet hours");
            assertThat(duly.duly("department", "default").out())
                    .contains("version 1", "no quiet hours: texts go at any time", "not kept");

            var set =
                    duly.duly(
                            "department",
                            "default",
                            "set",
                            "--time-zone",
                            "America/Los_Angeles",
                            "--hours",
                            "mon-fri 08:00-20:00; sat 10:00-14:00",
                            "--holidays",
                            "federal",
                            "--cap",
                            "5",
                            "--spacing",
                            "90m",
                            "--pilot",
                            "702-555-0142",
                            "--opt-in",
                            "bulk",
                            "--expire",
                            "court,payment",
                            "--state-laws",
                            "on",
                            "--help-phone",
                            "(702) 555-0100");
            assertThat(set.code()).as(set.err()).isZero();
            assertThat(set.out())
                    .contains(
                            "default, version 2",
                            "Monday to Friday 08:00 to 20:00, Saturday 10:00 to 14:00, by the client's clock",
                            "the federal ones",
                            "at most 5 texts",
                            "at least 1 h 30 min",
                            "nobody is texted but +17025550142",
                            "required for bulk",
                            "for court, payment it is not sent later",
                            "kept: their hours hold too",
                            "+17025550100");
            var same = duly.duly("department", "default", "set", "--cap", "5", "--json");
            assertThat(Json.read(same.out()).at("/version").asInt()).isEqualTo(2);
            assertThat(Json.read(duly.get("/api/departments/default").text()))
                    .isEqualTo(Json.read(same.out()));
            var lifted =
                    duly.duly(
                            "department",
                            "default",
                            "set",
                            "--no-hours",
                            "--no-pilot",
                            "--cap",
                            "none",
                            "--closed",
                            "2026-12-24=Christmas Eve, 2027-03-31",
                            "--no-help-phone");
            assertThat(lifted.out())
                    .contains(
                            "version 3",
                            "no quiet hours",
                            "anybody is texted",
                            "Cap",
                            "Christmas Eve");
            assertThat(lifted.out()).doesNotContain("+17025550100");
            var wrong = duly.duly("department", "default", "set", "--closed", "24.12.");
            assertThat(wrong.code()).isEqualTo(ExitCode.USAGE.code());
            assertThat(wrong.err()).contains("--closed", "2026-12-24");

            var rules = folder.resolve("rules.json");
            Files.writeString(
                    rules,
                    """
                    {"sender": {"segmentsPerSecond": 3},
                     "policy": {"content": {"effects": {"link.shortener": "warn"}}}}
                    """);
            var byFile =
                    duly.duly(
                            "department",
                            "default",
                            "set",
                            "--file",
                            rules.toString(),
                            "--cap",
                            "4",
                            "--json");
            assertThat(byFile.code()).as(byFile.err()).isZero();
            var changed = Json.read(byFile.out());
            assertThat(changed.at("/sender/segmentsPerSecond").asInt()).isEqualTo(3);
            assertThat(changed.at("/policy/mostPerDay").asInt()).isEqualTo(4);
            Files.writeString(rules, "{\"nam\": \"x\", \"sender\": {\"segmentsPerSecond\": 0}}");
            var broken = duly.duly("department", "default", "set", "--file", rules.toString());
            assertThat(broken.code()).isEqualTo(ExitCode.USAGE.code());
            assertThat(broken.err()).contains("--file", "nam ", "segmentsPerSecond must be");

            var missing = duly.duly("department", "probation", "set", "--cap", "5");
            assertThat(missing.code()).isEqualTo(ExitCode.NOT_FOUND.code());
            assertThat(missing.err()).contains("--name and --sender make a new one");
            var made =
                    duly.duly(
                            "department",
                            "probation",
                            "set",
                            "--name",
                            "County Probation",
                            "--sender",
                            "+15005550016");
            assertThat(made.code()).as(made.err()).isZero();
            assertThat(made.out())
                    .contains("probation, version 1", "+15005550016", "every day 08:00 to 20:00");
            assertThat(duly.duly("departments").out()).contains("County Probation");
            var cap = "brand-7 2000 America/Los_Angeles";
            assertThat(duly.duly("department", "probation", "set", "--daily-cap", cap).out())
                    .contains("at most 2000 segments a day for all senders of brand-7")
                    .contains("from midnight in America/Los_Angeles");
            assertThat(
                            duly.duly("department", "probation", "set", "--sender", "+15005550019")
                                    .out())
                    .contains("+15005550019", "brand-7");
            assertThat(duly.duly("department", "probation", "set", "--daily-cap", "none").out())
                    .containsPattern("Daily cap +none");

            wrong(duly, "--hours must name days", "--hours", "always");
            wrong(
                    duly,
                    "--no-hours contradicts --hours",
                    "--no-hours",
                    "--hours",
                    "mon 08:00-09:00");
            wrong(duly, "--holidays must be federal or none", "--holidays", "all");
            wrong(duly, "--cap must be from 1 to 1000, or none", "--cap", "0");
            wrong(duly, "--state-laws must be on or off", "--state-laws", "maybe");
            wrong(duly, "--opt-in must be words", "--opt-in", "joy");
            wrong(duly, "--pilot", "--pilot", "555");
            wrong(duly, "--daily-cap must be none, or a group", "--daily-cap", "2000");
            wrong(duly, "segments must be at least 1", "--daily-cap", "brand-7 0 UTC");
            wrong(duly, "tz database", "--daily-cap", "brand-7 2000 Nevada");
            assertThat(duly.duly("department", "default").out()).contains("version 4");
        }
    }

    private static void wrong(RunningDuly duly, String complaint, String... options) {
        var words = new String[options.length + 3];
        words[0] = "department";
        words[1] = "default";
        words[2] = "set";
        System.arraycopy(options, 0, words, 3, options.length);
        var answer = duly.duly(words);
        assertThat(answer.code()).isEqualTo(ExitCode.USAGE.code());
        assertThat(answer.err()).contains(complaint);
    }
}
