package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody sees who looks on.
class EventsIT {
    @TempDir private Path folder;

    @Test
    void aTextIsToldOfFromItsAcceptanceToItsDelivery() {
        try (var duly = RunningDuly.in(folder.resolve("data"));
                var listener = Listener.at(duly)) {
            var answer = duly.sendText("one", "+17025550181", "See you at 9.");
            var id = answer.json().at("/message/id").asString();

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> listener.statesOf(id).contains("delivered"));
            assertThat(listener.statesOf(id).stream().distinct())
                    .containsExactly("queued", "sending", "sent", "delivered");
        }
    }

    @Test
    void whatACommandWritesSaysToReadAfresh() {
        try (var duly = RunningDuly.in(folder.resolve("data"));
                var listener = Listener.at(duly)) {
            var before = listener.resets();

            duly.duly("send", "--case", "C-1042", "--to", "+17025550182", "--body", "Hello");

            await().atMost(Duration.ofSeconds(10)).until(() -> listener.resets() > before);
        }
    }

    @Test
    void whoListensDoesNotKeepTheServerFromEnding() throws Exception {
        try (var duly = RunningDuly.in(folder.resolve("data"));
                var _ = Listener.at(duly)) {
            assertThat(duly.terminate()).as(duly.complained()).isZero();
        }
    }
}
