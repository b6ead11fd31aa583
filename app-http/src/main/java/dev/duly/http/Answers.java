package dev.duly.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.io.OutputStream;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// Sends answers, each with its type.
final class Answers {
    private static final Header JSON = type("application/json");
    private static final Header PROBLEM = type("application/problem+json");

    private static final Header EVENTS = type("text/event-stream");

    /// No browser guesses another type, and no cache keeps what was said to whom.
    private static final Header NO_SNIFF =
            HeaderValues.createCached("X-Content-Type-Options", "nosniff");

    private static final Header NO_STORE =
            HeaderValues.createCached(HeaderNames.CACHE_CONTROL, "no-store");

    private Answers() {}

    static Header type(String mediaType) {
        return HeaderValues.createCached(HeaderNames.CONTENT_TYPE, mediaType);
    }

    static void json(ServerResponse response, int status, Consumer<JsonGenerator> write) {
        bytes(response, status, JSON, Json.bytes(write));
    }

    static void problem(ServerResponse response, Problem problem) {
        problem.headers().forEach((name, value) -> response.header(name, value));
        bytes(response, problem.status(), PROBLEM, ProblemJson.bytes(problem));
    }

    static void bytes(ServerResponse response, int status, Header type, byte[] bytes) {
        response.status(Status.create(status))
                .header(NO_SNIFF)
                .header(NO_STORE)
                .header(type)
                .send(bytes);
    }

    /// The head of a stream of events, which is written until one side has had enough.
    static OutputStream events(ServerResponse response) {
        return response.status(Status.OK_200)
                .header(NO_SNIFF)
                .header(NO_STORE)
                .header(EVENTS)
                .outputStream();
    }

    /// For a caller that wants to know only that we have it.
    static void empty(ServerResponse response) {
        response.status(Status.NO_CONTENT_204).header(NO_SNIFF).header(NO_STORE).send();
    }

    /// What a problem's head has, for the one place that has no response to write to.
    static Header[] problemHead() {
        return new Header[] {PROBLEM, NO_SNIFF, NO_STORE};
    }
}
