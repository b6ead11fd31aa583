package dev.duly.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.PortException;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Added;
import dev.duly.core.message.Reason;
import dev.duly.core.policy.SenderPause;
import dev.duly.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DataFolderTest {
    @RegisterExtension final DataFolders folders = new DataFolders();

    @Test
    void aMissingFolderIsCreatedAndMigratedFromNothing() throws SQLException {
        var folder = folders.empty().resolve("one").resolve("two");

        folders.serve(folder).ping();

        assertThat(Schema.versionOf(folder.resolve("duly.db"))).isEqualTo(Schema.CURRENT);
    }

    @Test
    void onlyItsOwnUserReadsTheFolderAndItsFiles() throws IOException {
        var folder = folders.empty().resolve("data");
        var storage = folders.serve(folder);
        storage.messages().add(Samples.outbound(1).queued());

        assertThat(modeOf(folder)).isEqualTo("rwx------");
        try (var files = Files.list(folder)) {
            assertThat(files)
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(file -> assertThat(modeOf(file)).isEqualTo("rw-------"));
        }
    }

    @Test
    void aSecondServeIsRefusedInWords() {
        var folder = folders.empty();
        folders.serve(folder);

        assertThatThrownBy(() -> SqliteStorage.serve(folder, InstantSource.system()))
                .isInstanceOf(PortException.class)
                .hasMessageContaining("is served by process " + ProcessHandle.current().pid())
                .hasMessageContaining("stop that one first");
    }

    @Test
    void aFolderThatWasGivenUpMayBeServedAgain() {
        var folder = folders.empty();
        folders.serve(folder).close();

        folders.serve(folder).ping();
    }

    @Test
    void whatWasKeptIsThereAfterClosing() {
        var folder = folders.empty();
        var storage = folders.serve(folder);
        var kept = (Added.Kept<?>) storage.messages().add(Samples.outbound(1).queued());
        storage.close();

        var again = folders.serve(folder);

        assertThat(again.messages().find(Samples.messageId(1))).hasValue(kept.message());
        assertThat(again.queue().depth()).isEqualTo(1);
    }

    @Test
    void closingLeavesOneFileWithoutALog() {
        var folder = folders.empty();
        var storage = folders.serve(folder);
        storage.messages().add(Samples.outbound(1).queued());

        storage.close();

        assertThat(folder.resolve("duly.db")).exists();
        assertThat(folder.resolve("duly.db-wal")).doesNotExist();
    }

    @Test
    void aClosedStorageSaysSo() {
        var storage = folders.serve();
        storage.close();
        storage.close();

        assertThatThrownBy(storage::ping).hasMessage("Storage: the data file is closed");
        assertThatThrownBy(() -> storage.messages().find(Samples.messageId(1)))
                .hasMessage("MessageStore: the data file is closed");
    }

    @Test
    void aSenderThatWasStoppedStaysStoppedAfterClosing() {
        var folder = folders.empty();
        var storage = folders.serve(folder);
        var pause =
                new SenderPause(
                        Samples.ACCOUNT,
                        Optional.of(new SenderAddress.OwnNumber(Samples.OFFICE)),
                        Reason.of("unregistered", "The number is not registered.", "Register it."),
                        Samples.MORNING);
        storage.senderPauses().pause(pause);
        storage.close();

        assertThat(folders.serve(folder).senderPauses().all()).containsExactly(pause);
    }

    @Test
    void aFileOfANewerReleaseIsRefusedInWords() throws SQLException {
        var folder = folders.empty();
        folders.serve(folder).close();
        DataFolders.write(folder, "PRAGMA user_version = 99");

        for (var open : openings(folder)) {
            assertThatThrownBy(open::run)
                    .isInstanceOf(PortException.class)
                    .hasMessageContaining("written by a newer release of Duly")
                    .hasMessageContaining("99");
        }
    }

    @Test
    void aFileOfAnotherProgramIsRefusedInWords() throws SQLException {
        var folder = folders.empty();
        DataFolders.write(folder, "PRAGMA user_version = 1");

        for (var open : openings(folder)) {
            assertThatThrownBy(open::run).hasMessageContaining("was not written by Duly");
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsRefusedInWordsAndTheLockGivenBack() throws IOException {
        var folder = folders.empty();
        Files.writeString(folder.resolve("duly.db"), "not a database".repeat(100));

        for (var open : openings(folder)) {
            assertThatThrownBy(open::run).hasMessageContaining("is not an SQLite file");
        }
        Files.delete(folder.resolve("duly.db"));
        folders.serve(folder).ping();
    }

    @Test
    void whatIsWrittenIsForcedToTheDiskAndWhatIsDeletedIsWiped() {
        var database = folders.serve().database();

        assertThat(setting(database, "synchronous")).isEqualTo(2);
        assertThat(setting(database, "secure_delete")).isEqualTo(1);
        assertThat(setting(database, "foreign_keys")).isEqualTo(1);
        assertThat(
                        database.<String>write(
                                "Storage",
                                session ->
                                        session.first(
                                                        "PRAGMA journal_mode",
                                                        row -> row.text("journal_mode"))
                                                .orElseThrow()))
                .isEqualTo("wal");
    }

    @Test
    void anEntryOfTheRecordCannotBeChangedInTheFile() {
        var folder = folders.empty();
        folders.serve(folder).messages().add(Samples.outbound(1).queued());

        assertThatThrownBy(() -> DataFolders.write(folder, "UPDATE audit SET actor = 'system'"))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> DataFolders.write(folder, "DELETE FROM audit"))
                .hasMessageContaining("never deleted");
    }

    @Test
    void aDocumentThatIsNotOursIsNamedByItsFieldAndNotQuoted() throws SQLException {
        var folder = folders.empty();
        var storage = folders.serve(folder);
        storage.messages().add(Samples.outbound(1).queued());
        DataFolders.write(
                folder, "UPDATE message SET document = json_set(document, '$.draft.to', 'secret')");

        assertThatThrownBy(() -> storage.messages().find(Samples.messageId(1)))
                .isInstanceOf(PortException.class)
                .hasMessage(
                        "MessageStore: message %s.draft holds a value that is none"
                                .formatted(Samples.messageId(1)));

        DataFolders.write(
                folder, "UPDATE message SET document = json_remove(document, '$.draft.to')");
        assertThatThrownBy(() -> storage.messages().find(Samples.messageId(1)))
                .hasMessageContaining("draft.to is missing");

        DataFolders.write(folder, "UPDATE message SET document = json_set(document, '$.more', 1)");
        DataFolders.write(
                folder,
                "UPDATE message SET document = json_set(document, '$.draft.to', '+15005550006')");
        assertThatThrownBy(() -> storage.messages().find(Samples.messageId(1)))
                .hasMessageContaining("unknown fields: [more]");
    }

    private static List<Runnable> openings(Path folder) {
        return List.of(
                () -> SqliteStorage.serve(folder, InstantSource.system()),
                () -> SqliteStorage.beside(folder));
    }

    private static long setting(Database database, String name) {
        return database.<Long>write("Storage", session -> session.number("PRAGMA " + name));
    }

    private static String modeOf(Path path) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
        } catch (IOException e) {
            throw new AssertionError("the mode cannot be read", e);
        }
    }
}
