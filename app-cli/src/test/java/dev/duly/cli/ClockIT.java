package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a server does whose clock is wrong.
class ClockIT {
    private static final Duration OFFSET = Duration.ofSeconds(45);

    @TempDir private Path folder;

    @Test
    void aServerWithAWrongClockAcceptsTextsAndSendsNone() {
        var wrong = Map.of("DULY_CLOCK_OFFSET", OFFSET.toString());
        try (var duly = RunningDuly.in(folder.resolve("data"), wrong)) {
            var first = duly.sendText("first", "+17025550501", "Not now");
            assertThat(first.status()).isEqualTo(202);
            var id = first.json().path("message").path("id").asString();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> reason(duly, id).equals("clock_skew"));
            var second =
                    duly.duly(
                            "send",
                            "--case",
                            "C-1042",
                            "--to",
                            "+17025550502",
                            "--body",
                            "Nor now");
            assertThat(second.code()).as(second.err()).isZero();

            var shown = duly.get("/api/messages/" + id + "/timeline").json();
            assertThat(shown.path("state").asString()).isEqualTo("queued");
            assertThat(Instant.parse(shown.path("createdAt").asString()))
                    .isAfter(Instant.now().plus(OFFSET).minusSeconds(30));
            assertThat(duly.duly("message", id).out()).contains("clock differs", "has to be set");
            await().during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(5))
                    .until(() -> duly.sandboxMessages("").isEmpty());
            assertThat(duly.complained().lines())
                    .filteredOn(line -> line.contains("alert=clock_skew"))
                    .hasSize(1);
        }
    }

    private static String reason(RunningDuly duly, String id) {
        return duly.get("/api/messages/" + id + "/timeline")
                .json()
                .path("reason")
                .path("code")
                .asString();
    }
}
