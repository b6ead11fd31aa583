package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.memory.InMemoryNumberPlan;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.system.Loops;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LifeTest {
    private static final String HELLO =
            "{\"caseId\":\"C-1042\",\"to\":\"+17025550142\",\"body\":\"Hello\"}";
    private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String LOOPS =
            "The loops that send texts and process what came in do not all run.";

    @Test
    void aServerIsReadyWhileItsLoopsRun() throws InterruptedException {
        try (var server = new TestServer()) {
            assertThat(health(server, "live").at("/status")).isEqualTo("live");
            assertNotReady(server, LOOPS);
            server.loops.start();
            assertThat(health(server, "ready").at("/status")).isEqualTo("ready");
            assertThat(server.loops.stop(Duration.ofSeconds(10))).isTrue();
            assertNotReady(server, LOOPS);
            assertThat(health(server, "live").at("/status")).isEqualTo("live");
        }
    }

    @Test
    void withoutItsStorageItLivesAndIsNotReady() {
        try (var server = new TestServer()) {
            server.storage.breakDown();
            assertThat(health(server, "live").status()).isEqualTo(200);
            assertNotReady(server, LOOPS, "The storage does not answer (Storage).");
        }
    }

    @Test
    void aDrainingServerIsNotReadyAndStillAnswers() {
        try (var server = new TestServer()) {
            server.drain();
            assertNotReady(server, "The server is draining: it is about to close.");
            assertThat(server.get("/api/messages").status()).isEqualTo(200);
        }
    }

    @Test
    void aPortThatIsTakenIsAnError() {
        try (var server = new TestServer()) {
            var settings = HttpSettings.on("127.0.0.1", server.port());
            assertThatThrownBy(() ->
                            HttpServer.start(
                                    server.duly, new Loops(server.duly), settings, server.clock))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("port " + server.port());
            assertThat(health(server, "live").status()).isEqualTo(200);
        }
    }

    @Test
    void closingStopsListeningFirstAndThenAnswersWhatIsUnderWay() throws Exception {
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        try (var server = new TestServer(waiting(reached, goOn))) {
            var sent = CompletableFuture.supplyAsync(() -> server.send(HELLO));
            await(reached);
            var closed = CompletableFuture.runAsync(server::stopListening);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .untilAsserted(() ->
                            assertThatThrownBy(() -> RawHttp.open(server.port()).close())
                                    .isInstanceOf(UncheckedIOException.class));
            assertThat(closed).isNotDone();
            goOn.countDown();
            assertThat(sent.get(10, TimeUnit.SECONDS).status()).isEqualTo(202);
            closed.get(10, TimeUnit.SECONDS);
            assertThat(server.kept()).hasSize(1);
        }
    }

    @Test
    void aCallerWhoFallsSilentIsHungUpOn() throws Exception {
        var settings = settings(Duration.ofMillis(200), 100, 100);
        try (var server = new TestServer(new InMemoryNumberPlan(), settings)) {
            var beginnings =
                    List.of(
                            "",
                            "GET /health/li",
                            "GET /health/live HTTP/1.1\r\nHost: localhost\r\n",
                            "POST /api/messages/twilio/inbound HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nBody");
            for (var beginning : beginnings) {
                try (var socket = RawHttp.open(server.port())) {
                    socket.getOutputStream().write(beginning.getBytes(StandardCharsets.US_ASCII));
                    assertThat(socket.getInputStream().readAllBytes()).as(beginning).isEmpty();
                }
            }
            assertThat(health(server, "live").status()).isEqualTo(200);
        }
    }

    @Test
    void moreRequestsAtOnceThanTheSettingsSayAreTurnedAway() throws Exception {
        var reached = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var settings = settings(Duration.ofSeconds(20), 100, 1);
        try (var server = new TestServer(waiting(reached, goOn), settings)) {
            var sent = CompletableFuture.supplyAsync(() -> server.send(HELLO));
            await(reached);
            var refused = RawHttp.exchange(server.port(), LIVE);
            assertThat(refused).startsWith("HTTP/1.1 503").contains("\"status\":503");
            goOn.countDown();
            assertThat(sent.get(10, TimeUnit.SECONDS).status()).isEqualTo(202);
            assertThat(health(server, "live").status()).isEqualTo(200);
        }
    }

    @Test
    void moreConnectionsThanTheSettingsSayWaitUntilOneIsClosed() throws Exception {
        var settings = settings(Duration.ofSeconds(20), 1, 100);
        try (var server = new TestServer(new InMemoryNumberPlan(), settings)) {
            CompletableFuture<String> second;
            try (var first = RawHttp.open(server.port())) {
                first.getOutputStream().write(LIVE.getBytes(StandardCharsets.US_ASCII));
                assertThat(first.getInputStream().readNBytes(12)).asString().endsWith("200");
                second = CompletableFuture.supplyAsync(() -> RawHttp.exchange(server.port(), LIVE));
                assertThat(second).isNotDone();
            }
            assertThat(second.get(10, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200");
        }
    }

    private static HttpSettings settings(Duration silence, int connections, int requests) {
        return new HttpSettings(
                "127.0.0.1",
                0,
                1_000,
                silence,
                connections,
                requests,
                0,
                Duration.ofSeconds(15),
                Duration.ofSeconds(5));
    }

    private static NumberPlan waiting(CountDownLatch reached, CountDownLatch goOn) {
        return new ScriptedPlan(written -> {
            reached.countDown();
            await(goOn);
            return new NumberReading.Understood(new PhoneNumber(written));
        });
    }

    private static void assertNotReady(TestServer server, String... reasons) {
        var answer = health(server, "ready");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().get("reasons").values())
                .extracting(JsonNode::asString)
                .containsExactly(reasons);
    }

    private static TestServer.Answer health(TestServer server, String which) {
        return server.call(server.request("/health/" + which).GET());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
