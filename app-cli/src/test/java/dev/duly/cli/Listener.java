package dev.duly.cli;

import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Somebody who listens to the events of a node.
final class Listener implements AutoCloseable {
    private static final String DATA = "data: ";

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Listener() {}

    /// Listens when this returns.
    static Listener at(RunningDuly duly) {
        var listener = new Listener();
        listener.client
                .sendAsync(duly.request("/api/events").GET().build(), BodyHandlers.ofLines())
                .thenAccept(answer -> answer.body().forEach(listener.lines::add));
        await().atMost(Duration.ofSeconds(10)).until(() -> listener.resets() > 0);
        return listener;
    }

    long resets() {
        return lines.stream().filter("event: reset"::equals).count();
    }

    /// As they were told, one after the other.
    List<String> statesOf(String message) {
        return lines.stream()
                .filter(line -> line.startsWith(DATA))
                .map(line -> Json.read(line.substring(DATA.length())))
                .filter(data -> data.path("id").asString("").equals(message))
                .map(data -> data.path("state").asString())
                .toList();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
