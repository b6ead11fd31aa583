package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How it ends, by will and by force, and what is there afterwards.
class EndingIT {
    private static final int TEXTS = 300;
    private static final int SENDERS = 4;

    @TempDir private Path folder;

    @Test
    void afterAKillNothingAcknowledgedIsLostAndNothingIsSentTwice() throws Exception {
        try (var duly = RunningDuly.in(folder.resolve("data"))) {
            var acknowledged = new ConcurrentHashMap<String, String>();
            try (var senders = Executors.newFixedThreadPool(SENDERS)) {
                for (var text = 0; text < TEXTS; text++) {
                    var number = text;
                    senders.execute(() -> sendIfItAnswers(duly, number, acknowledged));
                }
                await().atMost(Duration.ofSeconds(20)).until(() -> acknowledged.size() > 100);
                duly.kill();
            }
            assertThat(acknowledged).hasSizeLessThan(TEXTS);
            duly.startAgain();

            await().atMost(Duration.ofSeconds(40))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() ->
                            acknowledged.keySet().stream()
                                    .allMatch(id -> duly.stateOf(id).equals("delivered")));
            var times =
                    duly.sandboxMessages("").stream()
                            .collect(
                                    Collectors.groupingBy(
                                            text -> text.path("body").asString(),
                                            Collectors.counting()));
            assertThat(times.keySet()).containsAll(acknowledged.values());
            assertThat(times.values()).allMatch(count -> count == 1);
        }
    }

    @Test
    void aSignalEndsItInOrder() throws Exception {
        try (var duly = RunningDuly.in(folder.resolve("data"))) {
            for (var text = 0; text < 60; text++) {
                duly.sendText("term-" + text, "+170255503" + (10 + text), "Text " + text);
            }
            assertThat(duly.terminate()).as(duly.complained()).isZero();
            assertThat(duly.complained()).isEmpty();

            var left = duly.duly("messages", "--state", "sending", "--json");
            assertThat(Json.read(left.out()).path("items").isEmpty()).as(left.err()).isTrue();
            assertThat(duly.duly("messages", "--state", "unconfirmed").out())
                    .isEqualTo("No messages.\n");

            var token = duly.token();
            duly.startAgain();
            assertThat(duly.token()).isEqualTo(token);
            await().atMost(Duration.ofSeconds(20))
                    .until(() ->
                            duly.get("/api/messages?state=delivered&limit=200")
                                            .json()
                                            .path("items")
                                            .size()
                                    == 60);
            assertThat(duly.sandboxMessages("")).hasSize(60);
        }
    }

    @Test
    void withNobodyServingATextIsKeptAndSentLater() throws Exception {
        try (var duly = RunningDuly.in(folder.resolve("data"))) {
            assertThat(duly.terminate()).isZero();
            var kept =
                    duly.duly(
                            "send", "--case", "C-1042", "--to", "+17025550142", "--body", "Later");
            assertThat(kept.code()).as(kept.err()).isZero();
            assertThat(kept.out()).contains("it will be sent when `duly serve` runs");
            var dropped =
                    duly.duly(
                            "send",
                            "--case",
                            "C-1042",
                            "--to",
                            "+17025550142",
                            "--body",
                            "Never",
                            "--json");
            var id = Json.read(dropped.out()).path("message").path("id").asString();
            assertThat(duly.duly("message", id, "cancel").code()).isZero();
            var late = duly.duly("message", id, "cancel");
            assertThat(late.code()).isEqualTo(ExitCode.REFUSED.code());
            assertThat(late.err()).contains("Too late", "canceled");

            duly.startAgain();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> duly.sandboxMessagesTo("+17025550142").size() == 1);
            assertThat(duly.stateOf(id)).isEqualTo("canceled");
        }
    }

    @Test
    void withoutDataACommandSaysHowToGetSome() {
        var lost =
                RunningDuly.run(
                        Map.of("DULY_DATA_DIR", folder.resolve("nowhere").toString()),
                        "",
                        "messages");
        assertThat(lost.code()).isEqualTo(ExitCode.UNAVAILABLE.code());
        assertThat(lost.err()).contains("duly serve", "DULY_DATA_DIR");
    }

    private static void sendIfItAnswers(
            RunningDuly duly, int text, Map<String, String> acknowledged) {
        var body = "Flowing " + text;
        try {
            var answer = duly.sendText("flow-" + text, "+1702556%04d".formatted(text), body);
            if (answer.status() == 202) {
                acknowledged.put(answer.json().path("message").path("id").asString(), body);
            }
        } catch (UncheckedIOException _) {
            // It was killed before it answered: nothing was promised.
        }
    }
}
