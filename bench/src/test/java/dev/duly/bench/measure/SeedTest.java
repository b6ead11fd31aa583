package dev.duly.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageState;
import dev.duly.sqlite.SqliteStorage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedTest {
    private static final Instant END = Instant.parse("2026-11-23T17:00:00Z");

    @TempDir Path folder;

    @Test
    void everyTextIsKeptAndNoneWaitsToBeSent() {
        try (var storage = SqliteStorage.serve(folder, InstantSource.fixed(END))) {
            new Seed(storage, END).sow(50, _ -> {});

            assertThat(all(storage))
                    .hasSize(50)
                    .extracting(LiveMessage::state)
                    .containsOnly(MessageState.DELIVERED, MessageState.RECEIVED);
            assertThat(storage.queue().claim(10, Duration.ofSeconds(30))).isEmpty();
        }
    }

    @Test
    void aConversationOfTwentyTextsHasOneThread() {
        try (var storage = SqliteStorage.serve(folder, InstantSource.fixed(END))) {
            new Seed(storage, END).sow(40, _ -> {});

            assertThat(storage.threads().page(Optional.empty(), 10).items()).hasSize(2);
            assertThat(all(storage).stream().map(LiveMessage::threadId).distinct()).hasSize(2);
        }
    }

    private static List<LiveMessage> all(SqliteStorage storage) {
        var everything =
                new MessageFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        MessageFilter.Order.OLDEST_FIRST);
        return storage.messages().page(everything, Optional.empty(), 200).items().stream()
                .map(LiveMessage.class::cast)
                .toList();
    }
}
