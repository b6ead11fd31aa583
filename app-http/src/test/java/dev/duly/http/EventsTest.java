package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.duly.core.access.Scope;
import dev.duly.core.memory.InMemoryNumberPlan;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventsTest {
    private static final String ANN = "+17025550142";

    private TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aTextShowsItsStatesInOrder() {
        try (var stream = EventStream.open(server, "")) {
            assertThat(stream.next().kind()).isEqualTo("reset");
            var id = server.sent(ANN, "Hello");
            server.duly.sendWorker().runOnce(1);

            var told = stream.next(3, "message");
            assertThat(told)
                    .extracting(block -> block.json().get("state").asString())
                    .containsExactly("queued", "sending", "sent");
            assertThat(told)
                    .extracting(block -> block.json().get("id").asString())
                    .containsOnly(id);
            assertThat(told).extracting(EventStream.Block::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void anEventSaysWhatItsContractSays() {
        try (var stream = EventStream.open(server, "")) {
            stream.next(1, "reset");
            server.sent(ANN, "Hello");
            var event = stream.next(1, "message").getFirst();
            new Contract().holds("#/components/schemas/MessageEvent", event.data());
            assertThat(event.json().get("revision").asInt()).isEqualTo(1);
            assertThat(event.data()).doesNotContain("Hello", "702", "C-1042");
        }
    }

    @Test
    void whoComesBackGoesOnAfterTheLastEventThatItGot() {
        var last = "";
        try (var stream = EventStream.open(server, "")) {
            stream.next(1, "reset");
            server.sent(ANN, "Hello");
            last = stream.next(1, "message").getFirst().id();
        }
        server.duly.sendWorker().runOnce(1);
        try (var stream = EventStream.resume(server, last)) {
            assertThat(stream.next(2, "message"))
                    .extracting(block -> block.json().get("revision").asInt())
                    .containsExactly(2, 3);
        }
    }

    @Test
    void anIdThatIsUnknownOrNoneIsAnsweredByAReset() {
        for (var last : List.of("1-2-3", "no id at all", "x".repeat(70))) {
            try (var stream = EventStream.resume(server, last)) {
                assertThat(stream.next().kind()).isEqualTo("reset");
            }
        }
    }

    @Test
    void whoListensToOneDepartmentHearsNothingOfAnother() {
        server.storage.departments().keep(TestServer.department("bail"));
        try (var bail = EventStream.open(server, "?departmentId=bail");
                var usual = EventStream.open(server, "?departmentId=default")) {
            bail.next(1, "reset");
            usual.next(1, "reset");
            server.sent(ANN, "Hello");
            assertThat(departments(usual, 1)).containsExactly("default");

            server.send(
                    "{\"caseId\":\"C-1\",\"to\":\"%s\",\"body\":\"Hi\",\"departmentId\":\"bail\"}"
                            .formatted(ANN));
            assertThat(bail.next().kind()).as("that it is there").isEmpty();
            assertThat(departments(bail, 1)).containsExactly("bail");
        }
    }

    @Test
    void whoMayNotReadMayNotListen() {
        var sender = server.duly.access().issue("sender", Set.of(Scope.SEND));
        var answer =
                server.call(
                        server.request("/api/events").header("Authorization", "Bearer " + sender));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(server.call(server.request("/api/events")).status()).isEqualTo(401);
        assertThat(server.get("/api/events?department=bail").status()).isEqualTo(400);
    }

    @Test
    void whoBeginsToListenIsWrittenDownFirst() {
        try (var stream = EventStream.open(server, "?departmentId=bail")) {
            stream.next(1, "reset");
        }
        assertThat(server.storage.audit().read("access", 0, 100))
                .anySatisfy(entry -> {
                    assertThat(entry.event().action()).isEqualTo("events.heard");
                    assertThat(entry.event().ids()).containsEntry("department", "bail");
                });
        server.storage.breakDown();
        assertThat(server.get("/api/events").status()).isEqualTo(503);
    }

    @Test
    void whileNothingHappensAListenerIsToldThatTheServerIsThere() {
        restart(listening(1, Duration.ofMillis(20)));
        try (var stream = EventStream.open(server, "")) {
            var start = stream.next(1, "reset").getFirst();
            assertThat(stream.next(2, ""))
                    .extracting(EventStream.Block::id)
                    .containsOnly(start.id());
        }
    }

    @Test
    void whoMayNoLongerReadHearsNoMore() {
        restart(listening(1, Duration.ofMillis(20)));
        var token = server.duly.access().issue("console", Set.of(Scope.READ));
        try (var stream = EventStream.open(server, "", token)) {
            stream.next(1, "reset");
            server.duly.access().issue("console", Set.of(Scope.READ));
            server.clock.advance(Duration.ofMinutes(1));
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> stream.next().equals(EventStream.Block.END));
        }
    }

    @Test
    void moreListenersThanTheSettingsSayAreTurnedAwayUntilOneHasLeft() {
        restart(listening(1, Duration.ofMillis(20)));
        try (var stream = EventStream.open(server, "")) {
            stream.next(1, "reset");
            var refused = server.get("/api/events");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.at("/detail")).startsWith("1 listeners");
            assertThat(server.call(server.request("/health/live")).status()).isEqualTo(200);
        }
        try (var log = new LogLines(Problems.class)) {
            await().atMost(Duration.ofSeconds(10)).until(this::isLetIn);
            assertThat(log.lines()).isEmpty();
        }
    }

    @Test
    void whenTheServerClosesTheStreamsEnd() {
        try (var stream = EventStream.open(server, "")) {
            stream.next(1, "reset");
            server.stopListening();
            assertThat(stream.next()).isEqualTo(EventStream.Block.END);
        }
    }

    private boolean isLetIn() {
        try (var stream = EventStream.open(server, "")) {
            return stream.next().kind().equals("reset");
        } catch (AssertionError _) {
            return false;
        }
    }

    private static List<String> departments(EventStream stream, int howMany) {
        return stream.next(howMany, "message").stream()
                .map(block -> block.json().get("departmentId").asString())
                .toList();
    }

    private void restart(HttpSettings settings) {
        server.close();
        server = new TestServer(new InMemoryNumberPlan(), settings);
    }

    private static HttpSettings listening(int listeners, Duration keepAlive) {
        return new HttpSettings(
                "127.0.0.1",
                0,
                1_000,
                Duration.ofSeconds(20),
                100,
                100,
                listeners,
                keepAlive,
                Duration.ofSeconds(5));
    }
}
