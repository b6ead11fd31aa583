package dev.duly.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.PortException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
    @TempDir Path folder;

    private Path file;
    private Writer writer;

    @BeforeEach
    void openFile() throws SQLException {
        file = folder.resolve("group.db");
        writer = new Writer(session(), () -> {});
        writer.start();
        written(session -> session.update("CREATE TABLE line (word TEXT PRIMARY KEY) STRICT"));
    }

    @AfterEach
    void closeFile() throws SQLException {
        writer.close();
    }

    @Test
    void aWriteThatFailsTakesNoOtherOfItsGroupAlong() throws SQLException {
        written(insert("taken"));

        var group = inOneGroup(List.of(insert("one"), twoLines("half", "taken"), insert("three")));

        assertThat(group.get(0)).isCompletedWithValue(1);
        assertThatThrownBy(group.get(1)::join).hasCauseInstanceOf(SQLException.class);
        assertThat(group.get(2)).isCompletedWithValue(1);
        assertThat(words()).containsExactlyInAnyOrder("taken", "one", "three");
    }

    @Test
    void aWriteThatBreaksInOurOwnCodeTakesNoOtherAlong() throws SQLException {
        Work<Integer> broken =
                session -> {
                    session.update("INSERT INTO line VALUES ('broken')");
                    throw new IllegalStateException("on purpose");
                };

        var group = inOneGroup(List.of(insert("one"), broken, insert("three")));

        assertThatThrownBy(group.get(1)::join).hasRootCauseMessage("on purpose");
        assertThat(words()).containsExactlyInAnyOrder("one", "three");
    }

    @Test
    void aCommitThatFailsFailsAllOfItsGroupAndNothingIsKept() throws SQLException {
        written(session ->
                session.update(
                        "CREATE TABLE child (word TEXT REFERENCES line (word)"
                                + " DEFERRABLE INITIALLY DEFERRED) STRICT"));
        // A deferred foreign key is looked at by COMMIT alone, so it is COMMIT that fails.
        Work<Integer> orphan = session -> session.update("INSERT INTO child VALUES ('nobody')");

        var group = inOneGroup(List.of(insert("one"), orphan, insert("three")));

        assertThat(group).allSatisfy(write -> assertThat(write).isCompletedExceptionally());
        assertThat(words()).isEmpty();
        written(insert("life goes on"));
        assertThat(words()).containsExactly("life goes on");
    }

    @Test
    void theAnswerComesAfterTheCommit() throws SQLException {
        for (var round = 0; round < 50; round++) {
            written(insert("word " + round));

            assertThat(words()).hasSize(round + 1);
        }
    }

    @Test
    void closingWritesWhatWaitsAndThenRefuses() throws SQLException {
        var group = new ArrayList<CompletableFuture<Integer>>();
        for (var number = 0; number < 500; number++) {
            group.add(writer.submit(insert("word " + number)));
        }

        writer.close();

        assertThat(group).allSatisfy(write -> assertThat(write).isCompletedWithValue(1));
        assertThat(words()).hasSize(500);
        assertThatThrownBy(() -> writer.submit(insert("late")))
                .isInstanceOf(RejectedExecutionException.class);
        openAgain();
    }

    @Test
    void aFileThatIsBusyIsSaidToBeAndWorthATryLater() {
        var busy = new SQLException("[SQLITE_BUSY]", null, 5);

        var said = Faults.of("MessageStore", busy);

        assertThat(said.retry()).isEqualTo(PortException.Retry.WORTH_IT);
        assertThat(said).hasMessageStartingWith("MessageStore: the data file is busy");
    }

    /// Holds the writer back until all of `writes` wait, so that it takes them together.
    private List<CompletableFuture<Integer>> inOneGroup(List<Work<Integer>> writes) {
        var held = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var gate =
                writer.submit(session -> {
                    held.countDown();
                    awaitUninterrupted(go);
                    return 0;
                });
        awaitUninterrupted(held);
        var submitted = writes.stream().map(writer::submit).toList();
        go.countDown();
        gate.join();
        submitted.forEach(GroupCommitTest::settle);
        return submitted;
    }

    private static void settle(CompletableFuture<Integer> write) {
        try {
            write.join();
        } catch (CompletionException e) {
            // The test looks at it.
            assertThat(write).isCompletedExceptionally();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError("the writer was interrupted", e);
        }
    }

    private static Work<Integer> insert(String word) {
        return session -> session.update("INSERT INTO line VALUES (?)", word);
    }

    private static Work<Integer> twoLines(String first, String second) {
        return session ->
                session.update("INSERT INTO line VALUES (?)", first)
                        + session.update("INSERT INTO line VALUES (?)", second);
    }

    private <T> T written(Work<T> work) {
        return writer.submit(work).join();
    }

    private List<String> words() throws SQLException {
        try (var session = Session.reading(file, ConcurrentHashMap.newKeySet())) {
            return session.list("SELECT word FROM line", row -> row.text("word"));
        }
    }

    private void openAgain() throws SQLException {
        writer = new Writer(session(), () -> {});
        writer.start();
    }

    private Session session() throws SQLException {
        return Session.writing(file, ConcurrentHashMap.newKeySet());
    }
}
