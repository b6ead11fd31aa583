package dev.duly.cli;

import dev.duly.cli.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// The requests of a day in a minute, made of a Duly that runs: texts out, texts in, and looks at
/// the threads that come of them.
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int REFUSED = 400;
    private static final int CLIENTS = 40;
    private static final List<String> REPLIES =
            List.of("Ok, I will be there", "stop", "START", "¿A qué hora es?");

    private final Settings settings;
    private final Surroundings surroundings;

    Rehearsal(Settings settings, Surroundings surroundings) {
        this.settings = settings;
        this.surroundings = surroundings;
    }

    /// Returns when every text is delivered.
    ///
    /// @throws CommandFailure when a request is refused or a text is not delivered in time
    void play(int texts) throws IOException, InterruptedException {
        var token = Files.readString(settings.data().adminToken()).strip();
        var handsets = SandboxClient.of(surroundings);
        try (var client = HttpClient.newHttpClient()) {
            var sent = new ArrayList<String>();
            for (var number = 0; number < texts; number++) {
                sent.add(sendText(client, token, number));
                if (number % CLIENTS == 0) {
                    handsets.text(reply(number / CLIENTS));
                }
            }
            for (var id : sent) {
                awaitDelivered(client, token, id);
            }
            get(client, token, "/api/threads");
        }
    }

    private String sendText(HttpClient client, String token, int number)
            throws IOException, InterruptedException {
        var body =
                Json.line(
                        Map.of(
                                "caseId",
                                "C-" + number % CLIENTS,
                                "to",
                                handset(number),
                                "body",
                                "Señora, your court date is in %d days.".formatted(number)));
        var request =
                request(token, "/api/messages/send")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body));
        return answered(client, request).path("message").path("id").asString();
    }

    private void awaitDelivered(HttpClient client, String token, String id)
            throws IOException, InterruptedException {
        var end = surroundings.clock().instant().plus(PATIENCE);
        while (surroundings.clock().instant().isBefore(end)) {
            var steps = get(client, token, "/api/messages/" + id + "/timeline").path("timeline");
            if (steps.path(steps.size() - 1).path("state").asString("").equals("delivered")) {
                return;
            }
            StepByStep.pause(BETWEEN_LOOKS);
        }
        throw new CommandFailure(
                ExitCode.NOT_DELIVERED,
                "A text of the rehearsal is not delivered after %d s."
                        .formatted(PATIENCE.toSeconds()));
    }

    private JsonNode get(HttpClient client, String token, String path)
            throws IOException, InterruptedException {
        return answered(client, request(token, path).GET());
    }

    private HttpRequest.Builder request(String token, String path) {
        var http = settings.http();
        return HttpRequest.newBuilder(
                        URI.create("http://%s:%d%s".formatted(http.host(), http.port(), path)))
                .header("Authorization", "Bearer " + token)
                .timeout(PATIENCE);
    }

    private static JsonNode answered(HttpClient client, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= REFUSED) {
            throw new CommandFailure(
                    ExitCode.UNEXPECTED,
                    "A request of the rehearsal was refused: " + response.body());
        }
        return Json.read(response.body());
    }

    /// Of a person to whom nothing is sent, so that no opt-out refuses a text of the rehearsal.
    private static String reply(int number) {
        return Json.line(
                Map.of("from", "+17025550199", "body", REPLIES.get(number % REPLIES.size())));
    }

    private static String handset(int number) {
        return "+1702555%04d".formatted(100 + number % CLIENTS);
    }
}
