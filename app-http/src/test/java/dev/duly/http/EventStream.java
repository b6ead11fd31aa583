package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who listens at `/api/events`, as a browser does.
final class EventStream implements AutoCloseable {
    /// What stands between two empty lines; of comments alone, the kind is empty.
    record Block(String id, String kind, String data) {
        static final Block END = new Block("", "end", "");

        JsonNode json() {
            return new JsonMapper().readTree(data);
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpResponse<InputStream> response;
    private final BlockingQueue<Block> blocks = new LinkedBlockingQueue<>();

    private EventStream(TestServer server, String query, String token, List<String> headers) {
        var request =
                server.request("/api/events" + query).header("Authorization", "Bearer " + token);
        try {
            response =
                    client.send(
                            (headers.isEmpty()
                                            ? request
                                            : request.headers(headers.toArray(String[]::new)))
                                    .build(),
                            BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        Thread.ofVirtual().start(this::read);
    }

    static EventStream open(TestServer server, String query) {
        return new EventStream(server, query, server.token, List.of());
    }

    static EventStream open(TestServer server, String query, String token) {
        return new EventStream(server, query, token, List.of());
    }

    static EventStream resume(TestServer server, String last) {
        return new EventStream(server, "", server.token, List.of("Last-Event-ID", last));
    }

    /// What comes next, whatever it is.
    Block next() {
        try {
            var block = blocks.poll(10, TimeUnit.SECONDS);
            assertThat(block).as("something comes within 10 s").isNotNull();
            return block;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The next so many that are of this kind and nothing else.
    List<Block> next(int howMany, String kind) {
        var found = new ArrayList<Block>();
        while (found.size() < howMany) {
            var block = next();
            assertThat(block.kind()).isEqualTo(kind);
            found.add(block);
        }
        return found;
    }

    private void read() {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var block = new StringBuilder();
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.isEmpty()) {
                    blocks.add(block(block.toString()));
                    block.setLength(0);
                }
                block.append(line).append('\n');
            }
        } catch (IOException _) {
            // The one end of it is like the other.
        }
        blocks.add(Block.END);
    }

    private static Block block(String lines) {
        return new Block(field(lines, "id"), field(lines, "event"), field(lines, "data"));
    }

    private static String field(String lines, String name) {
        return lines.lines()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
