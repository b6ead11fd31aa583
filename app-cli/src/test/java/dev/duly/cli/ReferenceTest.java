package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.cli.settings.Setting;
import dev.duly.core.task.TaskKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The pages of reference say what the code does.
class ReferenceTest {
    private static final Path PAGES = Path.of("..", "docs", "reference");
    private static final Pattern KEY_ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|");
    private static final Pattern KIND_ROW = Pattern.compile("(?m)^\\| `([a-z_]+)` \\|");
    private static final Pattern CODE_ROW = Pattern.compile("(?m)^\\| (\\d+) \\| (.+) \\|$");

    @Test
    void thePageOfSettingsHasExactlyTheKeysThatAreRead() throws IOException {
        assertThat(KEY_ROW.matcher(page("settings.md")).results().map(row -> row.group(1)))
                .containsExactlyElementsOf(
                        Arrays.stream(Setting.values()).map(Setting::name).toList());
    }

    @Test
    void thePageOfSettingsHasTheDefaultsThatHold() throws IOException {
        var page = page("settings.md");
        for (var setting : Setting.values()) {
            setting.fallback()
                    .ifPresent(value ->
                            assertThat(page).contains("| `%s` | `%s` |".formatted(setting, value)));
        }
    }

    @Test
    void thePageOfCommandsHasExactlyTheExitCodes() throws IOException {
        assertThat(
                        CODE_ROW.matcher(page("cli.md"))
                                .results()
                                .map(row -> row.group(1) + " " + row.group(2)))
                .containsExactlyElementsOf(
                        Arrays.stream(ExitCode.values())
                                .map(code -> code.code() + " " + code.meaning())
                                .toList());
    }

    @Test
    void thePageOfCommandsHasEveryCommand() throws IOException {
        var page = page("cli.md");
        var commands = Main.commandLine(TestSurroundings.silent()).getSubcommands();
        commands.forEach((name, command) -> {
            assertThat(page).contains("`duly " + name);
            command.getSubcommands()
                    .keySet()
                    .forEach(verb ->
                            assertThat(page).containsPattern("`duly " + name + "( ID)? " + verb));
        });
    }

    @Test
    void thePageOfTasksHasExactlyTheKinds() throws IOException {
        assertThat(KIND_ROW.matcher(page("tasks.md")).results().map(row -> row.group(1)))
                .containsExactlyElementsOf(
                        Arrays.stream(TaskKind.values()).map(TaskKind::word).toList());
    }

    @Test
    void theHelpOfTasksHasEveryKind() {
        var terminal = TestSurroundings.with(Map.of());

        assertThat(terminal.run("tasks", "--help")).isZero();

        assertThat(TaskKind.values())
                .allSatisfy(kind -> assertThat(terminal.printed()).contains(kind.word()));
    }

    private static String page(String name) throws IOException {
        return Files.readString(PAGES.resolve(name));
    }
}
