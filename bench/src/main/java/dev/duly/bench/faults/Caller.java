package dev.duly.bench.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Speaks JSON over HTTP with one port of this machine.
final class Caller {
    /// An answer that came.
    record Answer(int status, String text) {
        JsonNode json() {
            return Json.read(text);
        }
    }

    private final HttpClient client;
    private final String origin;
    private final Duration patience;
    private final Map<String, String> headers;

    /// @param patience how long an answer may take
    Caller(HttpClient client, int port, Duration patience, Map<String, String> headers) {
        this.client = client;
        this.origin = "http://127.0.0.1:" + port;
        this.patience = patience;
        this.headers = Map.copyOf(headers);
    }

    Caller with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Caller(client, URI.create(origin).getPort(), patience, more);
    }

    /// Empty when no answer came.
    ///
    /// @param body null for none
    Optional<Answer> ask(String method, String path, @Nullable Object body) {
        var request =
                HttpRequest.newBuilder(URI.create(origin + path))
                        .timeout(patience)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(Json.line(body)));
        headers.forEach(request::header);
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return Optional.of(new Answer(answer.statusCode(), answer.body()));
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Pauses.CalledOff();
        }
    }
}
