package dev.duly.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.record.AuditEntry;
import dev.duly.core.record.ChainHead;
import dev.duly.testkit.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Kills a real process in the middle of its writes.
class KillTest {
    private static final int KILLS = 4;
    private static final int TEXTS_BEFORE_KILL = 150;
    private static final int NUMBERS_OF_A_LIFE = 100_000;

    @RegisterExtension final DataFolders folders = new DataFolders();

    @Test
    void noTextThatWasAcknowledgedIsLostWhenTheProcessIsKilled() throws Exception {
        var folder = folders.empty();
        var acknowledged = new ArrayList<Integer>();
        for (var life = 0; life < KILLS; life++) {
            acknowledged.addAll(keepTextsUntilKilled(folder, life * NUMBERS_OF_A_LIFE));
        }

        var storage = folders.serve(folder);

        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(KILLS * TEXTS_BEFORE_KILL);
        assertThat(new HashSet<>(acknowledged)).hasSameSizeAs(acknowledged);
        assertThat(acknowledged).allSatisfy(number -> assertThatItIsWhole(storage, number));
        assertThat(storage.queue().depth()).isGreaterThanOrEqualTo(acknowledged.size());
        assertThat(integrityOf(storage)).containsExactly("ok");
    }

    @Test
    void aSecondProcessIsRefusedAndToldWhichOneServes() throws Exception {
        var folder = folders.empty();
        var process = start(folder, 0);
        try (var lines = process.inputReader()) {
            assertThat(lines.readLine()).isNotNull();

            assertThatThrownBy(() -> SqliteStorage.serve(folder, InstantSource.system()))
                    .hasMessageContaining("served by process " + process.pid() + " already");
        } finally {
            process.destroyForcibly().waitFor();
        }

        folders.serve(folder).ping();
    }

    private static List<Integer> keepTextsUntilKilled(Path folder, int firstNumber)
            throws IOException {
        var process = start(folder, firstNumber);
        var acknowledged = new ArrayList<Integer>();
        try (var lines = process.inputReader()) {
            while (acknowledged.size() < TEXTS_BEFORE_KILL) {
                acknowledged.add(Integer.valueOf(lines.readLine()));
            }
            // Not by the process itself, which would close what is left to be read.
            process.toHandle().destroyForcibly();
            acknowledged.addAll(whatItSaidLast(lines));
            process.onExit().join();
        } finally {
            process.destroyForcibly();
        }
        return acknowledged;
    }

    /// The rest of what the killed process wrote; its very last line may be cut short.
    private static List<Integer> whatItSaidLast(BufferedReader lines) throws IOException {
        var rest = new ArrayList<String>();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            rest.add(line);
        }
        return rest.stream().limit(Math.max(0, rest.size() - 1)).map(Integer::valueOf).toList();
    }

    private static Process start(Path folder, int firstNumber) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.toString(),
                        Integer.toString(firstNumber))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /// The text is there, with its audit entry and its thread.
    private static void assertThatItIsWhole(SqliteStorage storage, int number) {
        var thread = Samples.threadId(number);
        assertThat(storage.messages().find(Samples.messageId(number))).isPresent();
        assertThat(storage.threads().find(thread)).isPresent();
        assertThat(storage.audit().read("thread:" + thread, 0, 10))
                .singleElement()
                .matches(entry -> entry.follows(ChainHead.empty("thread:" + thread)))
                .extracting(AuditEntry::sequence)
                .isEqualTo(1L);
    }

    private static List<String> integrityOf(SqliteStorage storage) {
        return storage.database()
                .read(
                        "Storage",
                        session ->
                                session.list(
                                        "PRAGMA integrity_check",
                                        row -> row.text("integrity_check")));
    }
}
