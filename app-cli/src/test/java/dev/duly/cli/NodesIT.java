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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several processes on one MongoDB and one Redis.
class NodesIT {
    private static final int TEXTS = 160;

    @TempDir private Path folder;

    private final SharedServers servers = new SharedServers();

    @AfterEach
    void stop() {
        servers.close();
    }

    @Test
    void threeNodesSendEachTextOnceThoughOneIsKilledAndTheQueueForgets() throws Exception {
        try (var first = RunningDuly.in(folder.resolve("1/data"), servers.settings());
                var second = RunningDuly.in(folder.resolve("2/data"), servers.settings(first));
                var worker =
                        RunningDuly.working(folder.resolve("3/data"), servers.settings(first))) {
            var acknowledged = new ConcurrentHashMap<String, String>();
            try (var senders = Executors.newFixedThreadPool(4)) {
                for (var text = 0; text < TEXTS; text++) {
                    var number = text;
                    var node = text % 2 == 0 ? first : second;
                    senders.execute(() -> sendIfItAnswers(node, number, acknowledged));
                }
                await().atMost(Duration.ofSeconds(30)).until(() -> acknowledged.size() > 60);
                second.kill();
                servers.forgetTheQueue();
            }
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(TEXTS / 2);
            second.startAgain();

            await().atMost(Duration.ofSeconds(60))
                    .pollInterval(Duration.ofMillis(500))
                    .until(() ->
                            acknowledged.keySet().stream()
                                    .allMatch(id -> second.stateOf(id).equals("delivered")));
            var times = sentBodies(first);
            assertThat(times.keySet()).containsAll(acknowledged.values());
            assertThat(times.values()).allMatch(count -> count == 1);
            assertThat(worker.terminate()).as(worker.complained()).isZero();
        }
    }

    @Test
    void aStopAtOneNodeHoldsAtAll() {
        try (var first = RunningDuly.in(folder.resolve("1/data"), servers.settings());
                var second = RunningDuly.in(folder.resolve("2/data"), servers.settings(first))) {
            var person = "+17025550171";
            var id = second.sendText("one", person, "See you at 9.").json().at("/message/id");
            first.awaitDelivered(id.asString());

            assertThat(first.handset(person, "STOP").status()).isLessThan(300);

            assertThat(second.sendText("two", person, "Please call.").status()).isEqualTo(409);
            assertThat(second.duly("consents", person).out()).contains("opted_out");
        }
    }

    @Test
    void whatHappensAtOneNodeIsHeardAtAnother() {
        try (var first = RunningDuly.in(folder.resolve("1/data"), servers.settings());
                var second = RunningDuly.in(folder.resolve("2/data"), servers.settings(first));
                var listener = Listener.at(second)) {
            var answer = first.sendText("one", "+17025550174", "See you at 9.");
            var id = answer.json().at("/message/id").asString();

            await().atMost(Duration.ofSeconds(20))
                    .until(() -> listener.statesOf(id).contains("delivered"));
            assertThat(listener.statesOf(id)).contains("queued", "sending", "sent");
        }
    }

    @Test
    void withoutItsQueueATextIsAcceptedAndGoesWhenTheQueueIsBack() {
        try (var duly = RunningDuly.in(folder.resolve("1/data"), servers.settings())) {
            servers.stopRedis();
            var answer = duly.sendText("kept", "+17025550172", "See you at 9.");
            assertThat(answer.status()).isEqualTo(202);

            servers.startRedis();

            var id = answer.json().at("/message/id").asString();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> duly.stateOf(id).equals("delivered"));
            assertThat(duly.sandboxMessagesTo("+17025550172")).hasSize(1);
        }
    }

    @Test
    void withoutItsStoreItSaysWhenToTryAgain() {
        try (var duly = RunningDuly.in(folder.resolve("1/data"), servers.settings())) {
            servers.stopMongo();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> duly.get("/health/ready").status() == 503);
            var answer = duly.sendText("lost", "+17025550173", "See you at 9.");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.json().path("error").asString()).isNotBlank();
        }
    }

    private static void sendIfItAnswers(
            RunningDuly node, int number, Map<String, String> acknowledged) {
        var body = "Text number " + number;
        try {
            var answer = node.sendText("node-" + number, "+17025552%03d".formatted(number), body);
            if (answer.status() == 202) {
                acknowledged.put(answer.json().at("/message/id").asString(), body);
            }
        } catch (UncheckedIOException _) {
            // Killed before it answered: nobody was promised anything.
        }
    }

    private static Map<String, Long> sentBodies(RunningDuly first) {
        return first.sandboxMessages("").stream()
                .collect(
                        Collectors.groupingBy(
                                text -> text.path("body").asString(), Collectors.counting()));
    }
}
