package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A department's hours are changed while a text waits for them, beside the running server.
class HoursIT {
    /// Of Las Vegas, by its area code.
    private static final String CLIENT = "+17025550161";

    @TempDir private Path folder;

    @Test
    void aTextWaitsForTheClientsHoursAndGoesWhenTheyAreLifted() {
        try (var duly = RunningDuly.in(folder.resolve("data"))) {
            set(duly, "--hours", "mon-sun " + closedNow(), "--spacing", "0m");

            var explained =
                    duly.duly("explain", "--case", "C-1", "--to", CLIENT, "--body", "At 9?");
            assertThat(explained.out()).contains("quiet_hours", "area code 702");
            var id = send(duly, "See you at 9.");
            var held =
                    await().during(Duration.ofSeconds(2))
                            .until(() -> message(duly, id), HoursIT::isHeld);
            assertThat(held.at("/reason/sentence").asString()).contains("hours");
            assertThat(duly.sandboxMessagesTo(CLIENT)).isEmpty();

            set(duly, "--no-hours");

            duly.awaitDelivered(id);
            assertThat(duly.sandboxMessagesTo(CLIENT)).hasSize(1);
        }
    }

    @Test
    void aTextThatWasScheduledBeforeTheHoursWereSetIsHeldByThem() {
        try (var duly = RunningDuly.in(folder.resolve("data"))) {
            var soon = Instant.now().plusSeconds(4).toString();
            var id = send(duly, "See you at 9.", "--at", soon);

            set(duly, "--hours", "mon-sun " + closedNow());

            await().atMost(Duration.ofSeconds(20)).until(() -> isHeld(message(duly, id)));
            assertThat(duly.sandboxMessagesTo(CLIENT)).isEmpty();
        }
    }

    private static void set(RunningDuly duly, String... changes) {
        var words = new String[changes.length + 3];
        words[0] = "department";
        words[1] = "default";
        words[2] = "set";
        System.arraycopy(changes, 0, words, 3, changes.length);
        var set = duly.duly(words);
        assertThat(set.code()).as(set.err()).isZero();
    }

    private static String send(RunningDuly duly, String body, String... more) {
        var words = new String[more.length + 8];
        var usual =
                new String[] {"send", "--case", "C-1", "--to", CLIENT, "--body", body, "--json"};
        System.arraycopy(usual, 0, words, 0, usual.length);
        System.arraycopy(more, 0, words, usual.length, more.length);
        var sent = duly.duly(words);
        assertThat(sent.code()).as(sent.err()).isZero();
        return Json.read(sent.out()).at("/message/id").asString();
    }

    private static JsonNode message(RunningDuly duly, String id) {
        return duly.get("/api/messages/" + id + "/timeline").json();
    }

    private static boolean isHeld(JsonNode message) {
        return message.path("state").asString().equals("queued")
                && message.at("/reason/code").asString().equals("quiet_hours");
    }

    /// One hour, twelve hours from now on the client's clock.
    private static String closedNow() {
        var hour = (ZonedDateTime.now(ZoneId.of("America/Los_Angeles")).getHour() + 12) % 24;
        return "%02d:00-%02d:00".formatted(hour, hour + 1);
    }
}
