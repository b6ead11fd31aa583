package dev.duly.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.memory.InMemorySendQueue;
import dev.duly.sqlite.SqliteStorage;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefillRunTest {
    @TempDir private Path folder;

    @Test
    void aQueueThatForgotEverythingKnowsEachTextOnceAgain() {
        var clock = InstantSource.system();
        try (var storage = SqliteStorage.serve(folder, clock)) {
            var refilled = new RefillRun(storage, new InMemorySendQueue(clock)).measure(1_500);

            assertThat(refilled.claimed()).isEqualTo(1_500);
            assertThat(refilled.different()).isEqualTo(1_500);
        }
    }
}
