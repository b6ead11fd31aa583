package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A department lead writes a template, beside the running server.
class TemplateIT {
    @TempDir private Path folder;

    @Test
    void aTemplateIsWrittenPreviewedChangedAndTakenOutOfUse() throws Exception {
        try (var duly = RunningDuly.in(folder.resolve("data"))) {
            assertThat(duly.duly("templates").out())
                    .contains("court-reminder", "opt-out-confirmation", "es");

            var saved = save(duly, "en", "{{agency}}: your visit is on {{date}}, room {{room}}.");
            assertThat(saved.code()).as(saved.err()).isZero();
            assertThat(saved.out())
                    .contains("Kept visit/en/1", "1 of at most 3, in GSM-7", "room (4)");
            assertThat(save(duly, "es", "{{agency}}: su visita es el {{date}} aquí.").out())
                    .contains("í (U+00ED, once)", "Note: The gap {{room}}");
            assertThat(save(duly, "en", "{{agency}}: come on {{date}} to room {{room}}.").out())
                    .contains("Kept visit/en/2");

            var broken = save(duly, "en", "Come on {{date");
            assertThat(broken.code()).isEqualTo(ExitCode.USAGE.code());
            assertThat(broken.err()).contains("body has {{ that belongs to no gap");

            var preview =
                    duly.duly("template", "visit", "preview", "--value", "date=Monday", "--json");
            assertThat(preview.code()).isEqualTo(ExitCode.USAGE.code());
            assertThat(preview.err()).contains("values.agency is missing", "values.room");
            assertThat(
                            Json.read(
                                            duly.duly(
                                                            "template",
                                                            "visit",
                                                            "preview",
                                                            "--language",
                                                            "es",
                                                            "--json")
                                                    .out())
                                    .path("encoding")
                                    .asString())
                    .isEqualTo("UCS-2");
            assertThat(duly.duly("template", "visit", "--version", "1").out())
                    .contains("visit/en/1", "your visit is on");

            assertThat(duly.duly("template", "visit", "archive").out())
                    .contains("Archived visit, in en, es.");
            assertThat(save(duly, "en", "Other").code()).isEqualTo(ExitCode.REFUSED.code());
            assertThat(duly.duly("templates").out()).doesNotContain("visit");
            assertThat(duly.duly("templates", "--archived").out()).contains("visit");
            assertThat(duly.duly("template", "nowhere", "restore").code())
                    .isEqualTo(ExitCode.NOT_FOUND.code());

            assertThat(duly.terminate()).isZero();
            duly.startAgain();
            assertThat(duly.duly("template", "visit").out()).contains("visit/en/2, archived");
            assertThat(Json.read(duly.duly("templates", "--json").out()).path("items").size())
                    .isEqualTo(18);
        }
    }

    private RunningDuly.Ended save(RunningDuly duly, String language, String words)
            throws Exception {
        var file = folder.resolve("words.txt");
        Files.writeString(file, words + "\n");
        return language.equals("en") && words.contains("{{room}}")
                ? duly.duly(
                        "template",
                        "visit",
                        "save",
                        "--language",
                        language,
                        "--file",
                        file.toString(),
                        "--longest",
                        "room=4")
                : duly.duly(
                        "template",
                        "visit",
                        "save",
                        "--language",
                        language,
                        "--file",
                        file.toString());
    }
}
