package dev.duly.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Calls a sandbox as a client of Twilio would, over HTTP.
final class Caller {
    static final String ACCOUNT = "AC" + "0".repeat(32);
    static final String SERVICE = "MG" + "0".repeat(32);
    static final String NUMBER = "+15005550006";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    Caller(int port) {
        this.port = port;
    }

    /// @param fields name, value, name, value, ...
    HttpResponse<String> create(String... fields) {
        return post("/Messages.json", fields);
    }

    /// Sends through the service; it must be taken.
    JsonNode send(String to, String body, String... more) {
        var fields =
                new ArrayList<>(List.of("To", to, "MessagingServiceSid", SERVICE, "Body", body));
        fields.addAll(List.of(more));
        var answer = create(fields.toArray(String[]::new));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer);
    }

    JsonNode fetch(String sid) {
        return json(get("/Messages/" + sid + ".json"));
    }

    HttpResponse<String> get(String path) {
        return call(account(path).GET());
    }

    HttpResponse<String> delete(String path) {
        return call(account(path).DELETE());
    }

    HttpResponse<String> post(String path, String... fields) {
        return call(
                account(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(fields))));
    }

    /// A handset texts; whatever comes is answered.
    HttpResponse<String> handset(String json) {
        return call(at("/sandbox/inbound").POST(BodyPublishers.ofString(json)));
    }

    HttpResponse<String> handset(String from, String body) {
        return handset("{\"from\":\"%s\",\"body\":\"%s\"}".formatted(from, body));
    }

    /// All that the sandbox took, oldest first.
    List<JsonNode> taken(String query) {
        var items = json(call(at("/sandbox/messages" + query).GET())).get("items");
        return items.valueStream().toList();
    }

    /// Makes the sandbox misbehave; it must agree.
    void faults(String json) {
        var answer = putFaults(json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    HttpResponse<String> putFaults(String json) {
        return call(at("/sandbox/faults").PUT(BodyPublishers.ofString(json)));
    }

    HttpRequest.Builder account(String path) {
        return authorized("/2010-04-01/Accounts/" + ACCOUNT + path);
    }

    HttpRequest.Builder authorized(String path) {
        return at(path).header("Authorization", basic(ACCOUNT + ":sandbox"));
    }

    HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    HttpResponse<String> call(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    static int code(HttpResponse<String> answer) {
        return json(answer).get("code").intValue();
    }

    static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    static String form(String... fields) {
        var pairs = new ArrayList<String>();
        for (var at = 0; at < fields.length; at += 2) {
            pairs.add(escaped(fields[at]) + "=" + escaped(fields[at + 1]));
        }
        return String.join("&", pairs);
    }

    static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
