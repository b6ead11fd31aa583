package dev.duly.http;

import dev.duly.core.access.Scope;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.memory.InMemoryLiveEvents;
import dev.duly.core.memory.InMemoryNumberPlan;
import dev.duly.core.memory.InMemorySendBudget;
import dev.duly.core.memory.InMemorySendQueue;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.memory.ScriptedGateway;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.Policy;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.sending.SendingSettings;
import dev.duly.core.system.Backends;
import dev.duly.core.system.Duly;
import dev.duly.core.system.Loops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The real server on a free port of this machine, over everything in memory. Whatever it answers
/// is held against the contract.
final class TestServer implements AutoCloseable {
    static final GatewayAccount ACCOUNT =
            new GatewayAccount("sandbox", "AC00000000000000000000000000000000");
    static final PhoneNumber OURS = new PhoneNumber("+15005550006");
    static final Instant START = Instant.parse("2026-11-22T16:00:00Z");

    private static final JsonMapper JSON = new JsonMapper();
    private static final Contract CONTRACT = new Contract();

    final MovableClock clock = new MovableClock(START);
    final BreakableStorage storage = new BreakableStorage();
    final ScriptedGateway gateway = new ScriptedGateway(ACCOUNT, clock);
    final InMemoryLiveEvents events = new InMemoryLiveEvents(clock);
    final CuedWebhooks webhooks = new CuedWebhooks();
    final Duly duly;
    final String token;
    final Loops loops;
    private final int port;
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    TestServer() {
        this(new InMemoryNumberPlan());
    }

    TestServer(NumberPlan numbers) {
        this(numbers, HttpSettings.on("127.0.0.1", 0));
    }

    /// @param sending how long a text may be about to leave
    TestServer(SendingSettings sending) {
        this(new InMemoryNumberPlan(), HttpSettings.on("127.0.0.1", 0), sending);
    }

    TestServer(NumberPlan numbers, HttpSettings settings) {
        this(numbers, settings, SendingSettings.DEFAULT);
    }

    TestServer(NumberPlan numbers, HttpSettings settings, SendingSettings sending) {
        var backends =
                new Backends(
                        storage,
                        new InMemorySendQueue(clock),
                        new InMemorySendBudget(clock),
                        events,
                        gateway,
                        gateway,
                        webhooks,
                        numbers);
        storage.departments().keep(department("default"));
        duly = Duly.on(backends, Policy.standard(), sending, clock, new Random(7));
        token = duly.access().issue("admin", Set.of(Scope.values()));
        // Not started: a test that wants a step takes it.
        loops = new Loops(duly);
        server = HttpServer.start(duly, loops, settings, clock);
        port = server.port();
    }

    static Department department(String id) {
        return Department.first(
                new DepartmentId(id),
                "Pretrial Services",
                "en",
                ZoneId.of("America/Los_Angeles"),
                new Sender(new SenderAddress.OwnNumber(OURS), KeywordAnswers.OURS, 10),
                DepartmentPolicy.UNRESTRICTED);
    }

    int port() {
        return port;
    }

    void stopListening() {
        server.close();
    }

    void drain() {
        server.drain();
    }

    /// Everything that is kept, newest first.
    List<Message> kept() {
        var all =
                new MessageFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        MessageFilter.Order.NEWEST_FIRST);
        return storage.messages().page(all, Optional.empty(), 200).items();
    }

    Answer get(String path) {
        return call(request(path).header("Authorization", "Bearer " + token).GET());
    }

    Answer post(String path, String json, String... headers) {
        var request =
                request(path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json));
        return call(headers.length == 0 ? request : request.headers(headers));
    }

    Answer put(String path, String json) {
        return change("PUT", path, json);
    }

    Answer patch(String path, String json) {
        return change("PATCH", path, json);
    }

    private Answer change(String method, String path, String json) {
        return call(
                request(path)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, BodyPublishers.ofString(json)));
    }

    Answer send(String json, String... headers) {
        return post("/api/messages/send", json, headers);
    }

    /// The id of a text that was accepted.
    String sent(String to, String body) {
        return send("{\"caseId\":\"C-1042\",\"to\":\"%s\",\"body\":\"%s\"}".formatted(to, body))
                .json()
                .at("/message/id")
                .asString();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    Answer call(HttpRequest.Builder builder) {
        try {
            var request = builder.build();
            var response = client.send(request, BodyHandlers.ofString());
            var answer = new Answer(response);
            CONTRACT.holds(
                    request.method(),
                    request.uri().getPath(),
                    response.statusCode(),
                    answer.header("Content-Type"),
                    response.body());
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
        server.close();
    }

    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String text() {
            return response.body();
        }

        JsonNode json() {
            return JSON.readTree(response.body());
        }

        String at(String pointer) {
            return json().at(pointer).asString("");
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
