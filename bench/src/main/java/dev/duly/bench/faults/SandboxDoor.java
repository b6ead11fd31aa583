package dev.duly.bench.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The sandbox's own side, where handsets text and its misbehaviour is set. Asked directly, past
/// the proxies.
final class SandboxDoor {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(200);
    private static final int OK = 200;

    private final Caller sandbox;
    private final Pauses pauses;

    SandboxDoor(Caller sandbox, Pauses pauses) {
        this.sandbox = sandbox;
        this.pauses = pauses;
    }

    boolean isOpen() {
        return sandbox.ask("GET", "/sandbox/messages?limit=1", null)
                .filter(answer -> answer.status() == OK)
                .isPresent();
    }

    /// @throws IllegalStateException when it will not
    void behaveLike(Weather weather, long seed) {
        var settings = weather.settings(seed);
        var answer = persist("PUT", "/sandbox/faults", settings);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(
                    "the sandbox does not turn %s: %d %s"
                            .formatted(weather.word(), answer.status(), answer.text()));
        }
    }

    /// A handset texts us. Asked once: a second try could be a second text.
    void hear(PlannedHandsetText text) {
        var body = new HashMap<String, Object>(Map.of("from", text.from(), "body", text.body()));
        if (text.isLost()) {
            body.put("lost", true);
        }
        var answer = sandbox.ask("POST", "/sandbox/inbound", body);
        if (answer.isPresent() && answer.get().status() == 400) {
            throw new IllegalStateException(
                    "the sandbox refuses a handset's text: " + answer.get().text());
        }
    }

    /// All that it took and sent, in the order in which it arrived there.
    List<SandboxText> texts() {
        var texts = new ArrayList<SandboxText>();
        var path = "/sandbox/messages?limit=10000";
        var page = persist("GET", path, null).json();
        while (true) {
            page.path("items").forEach(item -> texts.add(text(item)));
            if (!page.path("more").asBoolean(false) || texts.isEmpty()) {
                return texts;
            }
            page = persist("GET", path + "&after=" + texts.getLast().sid(), null).json();
        }
    }

    private Caller.Answer persist(String method, String path, @Nullable Object body) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = sandbox.ask(method, path, body);
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("the sandbox does not answer " + path);
            }
            pauses.pause(BEFORE_ASKING_AGAIN);
        }
    }

    private static SandboxText text(JsonNode item) {
        var created = time(item, "dateCreated").orElseThrow();
        return new SandboxText(
                Json.word(item, "sid").orElseThrow(),
                Json.word(item, "from").orElse(""),
                Json.word(item, "to").orElse(""),
                Json.word(item, "body").orElse(""),
                Json.word(item, "status").orElse(""),
                Json.word(item, "direction").orElse("").equals("inbound"),
                item.path("auto").asBoolean(false),
                item.path("errorCode").isNumber()
                        ? OptionalInt.of(item.path("errorCode").intValue())
                        : OptionalInt.empty(),
                time(item, "arrivedAt").orElse(created),
                time(item, "answeredAt"));
    }

    private static Optional<Instant> time(JsonNode item, String member) {
        return Json.word(item, member).map(Instant::parse);
    }
}
