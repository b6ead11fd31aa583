package dev.duly.cli;

import dev.duly.cli.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Talks to the sandbox that is running: at the address that `serve` noted, else where the settings
/// say.
final class SandboxClient {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final int BAD_REQUEST = 400;

    private final URI base;

    private SandboxClient(URI base) {
        this.base = base;
    }

    static SandboxClient of(Surroundings surroundings) {
        var settings = Settings.of(surroundings.environment());
        var noted = ServingNote.read(settings.data().servingNote()).flatMap(ServingNote::sandbox);
        if (noted.isEmpty() && !settings.usesSandbox()) {
            throw new CommandFailure(
                    ExitCode.USAGE, "These settings use Twilio itself: there is no sandbox.");
        }
        return new SandboxClient(noted.orElseGet(() -> settings.gateway().baseUrl()));
    }

    /// What the sandbox took, oldest first, to this number or to all.
    JsonNode messages(Optional<String> to) {
        var query =
                to.map(number -> "?to=" + URLEncoder.encode(number, StandardCharsets.UTF_8))
                        .orElse("");
        return send(HttpRequest.newBuilder(base.resolve("/sandbox/messages" + query)).GET());
    }

    /// A handset texts us.
    JsonNode text(String json) {
        return send(
                HttpRequest.newBuilder(base.resolve("/sandbox/inbound"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try (var client = HttpClient.newHttpClient()) {
            var response =
                    client.send(
                            request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= BAD_REQUEST) {
                throw new CommandFailure(
                        ExitCode.USAGE, "The sandbox refused that: " + why(response.body()));
            }
            return Json.read(response.body());
        } catch (IOException _) {
            throw new CommandFailure(
                    ExitCode.UNAVAILABLE,
                    "No sandbox answers at "
                            + base
                            + ": is `duly serve` or `duly sandbox` running?");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.UNAVAILABLE, "Interrupted.");
        }
    }

    private static String why(String body) {
        return Json.read(body).path("detail").asString(body);
    }
}
