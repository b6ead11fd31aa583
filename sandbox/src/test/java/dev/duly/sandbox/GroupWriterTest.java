package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupWriterTest {
    @TempDir Path folder;

    private GroupWriter file;

    @BeforeEach
    void open() {
        file = new GroupWriter(Schema.open(folder.resolve("sandbox.db")));
    }

    @AfterEach
    void close() {
        file.close();
    }

    @Test
    void aBadJobDoesNotTakeTheOthersOfItsGroupWithIt() {
        var begun = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        file.tell(db -> {
            begun.countDown();
            return SandboxScene.waitFor(release);
        });
        assertThat(SandboxScene.waitFor(begun)).isTrue();
        // All three wait behind the first job, so that they make one group.
        var first = asked("INSERT INTO sticky VALUES ('a', '1')");
        var bad = asked("INSERT INTO sticky VALUES ('b', NULL)");
        var last = asked("INSERT INTO sticky VALUES ('c', '3')");
        SandboxScene.eventually(() -> file.waiting() == 3);
        release.countDown();

        assertThat(first.join()).isEqualTo(1);
        assertThat(last.join()).isEqualTo(1);
        assertThat(bad)
                .failsWithin(Duration.ofSeconds(20))
                .withThrowableThat()
                .withMessageContaining("the file of the sandbox failed");
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void whatWaitsAtTheEndIsStillWritten() {
        for (var n = 0; n < 500; n++) {
            var handset = "h" + n;
            file.tell(db -> db.write("INSERT INTO sticky VALUES (?, '1')", handset));
        }
        file.close();
        file = new GroupWriter(Schema.open(folder.resolve("sandbox.db")));

        assertThat(kept()).isEqualTo(500);
    }

    @Test
    void aFlushReachesTheDisk() {
        var level = file.ask(db -> db.one("PRAGMA synchronous", row -> row.getInt(1)));
        var journal = file.ask(db -> db.one("PRAGMA journal_mode", row -> row.getString(1)));

        // 2 is FULL.
        assertThat(level).hasValue(2);
        assertThat(journal).hasValue("wal");
    }

    private int kept() {
        return file.ask(db -> db.all("SELECT handset FROM sticky", row -> true).size());
    }

    private CompletableFuture<Integer> asked(String sql) {
        var before = file.waiting();
        var answer = CompletableFuture.supplyAsync(() -> file.ask(db -> db.write(sql)));
        SandboxScene.eventually(() -> file.waiting() > before);
        return answer;
    }
}
