package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/// What can be typed, before anything is opened.
class GrammarTest {
    private final TestSurroundings terminal =
            TestSurroundings.with(Map.of("DULY_DATA_DIR", "/nonexistent/duly"));

    @ParameterizedTest
    @MethodSource("commands")
    void everyHelpHasAnExample(CommandLine command) {
        assertThat(command.getUsageMessage()).contains("Example").contains("  duly ");
    }

    @Test
    void theHelpOfTheExecutableHasTheExitCodes() {
        assertThat(terminal.run("--help")).isZero();
        for (var code : ExitCode.values()) {
            assertThat(terminal.printed()).contains(code.code() + " ");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "send --case C-1042 --to +17025550142",
                "send --case C-1042 --to +17025550142 --body Hi --timeout soon",
                "message",
                "messages --state sideways",
                "messages --status received",
                "messages --department Pretrial!",
                "messages --direction up",
                "messages --since yesterday",
                "messages --limit 0",
                "messages --limit 201",
                "messages --limit many",
                "messages --cursor 17",
                "thread 12",
                "message 12",
                "message 0123456789abcdef01234567 resolve",
                "message 0123456789abcdef01234567 resolve --given-up --not-taken",
                "message 0123456789abcdef01234567 resolve --taken",
                "message 0123456789abcdef01234567 resolve --taken no,sid",
                "message 12 resend",
                "contacts --department Pretrial!",
                "contacts import",
                "contacts import /nonexistent/clients.csv",
                "contact",
                "consents",
                "consents +17025550142 --department Pretrial!",
                "consent",
                "consent +17025550142 grant",
                "consent +17025550142 grant --method fax",
                "consent +17025550142 grant --method paper --purpose joy",
                "consent +17025550142 grant --method paper --purpose court,consent",
                "consent +17025550142 grant --method paper --at yesterday",
                "consent +17025550142 grant --method paper --contact Núñez",
                "consent +17025550142 revoke --method paper --language English!",
                "consent +17025550142 correct --method paper",
                "tasks --state closed",
                "tasks --kind wrong",
                "task 12",
                "task 0123456789abcdef01234567 done --note ",
                "sender",
                "department",
                "department Pretrial!",
                "department Pretrial! set --cap 5",
                "department pretrial set --segments many",
                "classify",
                "classify two texts",
                "template",
                "template two words",
                "template a/b",
                "template visit --language English!",
                "template visit save --language en",
                "template visit save --language en --file /nonexistent/words.txt",
                "template visit save --language en --file /nonexistent --longest room",
                "template visit preview --value date",
                "template visit preview --purpose joy",
                "template visit duplicate --to a/b",
                "sandbox text --from +17025550142",
                "sandbox text --from +17025550142 --body a b"
            })
    void whatIsWrongIsSaidInASentence(String line) {
        var words = Stream.of(line.split(" ")).filter(word -> !word.isEmpty());
        assertThat(terminal.run(words.toArray(String[]::new))).isEqualTo(ExitCode.USAGE.code());
        assertThat(terminal.complained()).startsWith("duly: ").doesNotContain("Exception");
        assertThat(terminal.printed()).isEmpty();
    }

    @Test
    void theVersionIsJsonWhereAskedFor() {
        assertThat(terminal.run("version", "--json")).isZero();
        assertThat(Json.read(terminal.printed()).path("java").asString()).isNotEmpty();
    }

    @Test
    void whatPeopleWriteCannotSteerTheTerminal() {
        assertThat(Plain.words("a\u001B[2Jb\u202Ec\nd")).isEqualTo("a\uFFFD[2Jb\uFFFDc\nd");
        assertThat(Plain.line("a\nb" + "c".repeat(80)))
                .hasSize(60)
                .startsWith("a bc")
                .endsWith("…");
    }

    private static Stream<CommandLine> commands() {
        return all(Main.commandLine(TestSurroundings.silent()));
    }

    private static Stream<CommandLine> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command),
                command.getSubcommands().values().stream().flatMap(GrammarTest::all));
    }
}
