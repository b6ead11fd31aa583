package dev.duly.bench.faults;

import dev.duly.core.message.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Asks for the planned texts as good clients do: several at once, each text again with the same
/// key until it has its answer.
final class Clients {
    private static final Duration BEFORE_ASKING_AGAIN = Duration.ofMillis(100);

    /// A stretch of texts between two faults is spread over about so long.
    private static final int MILLIS_OF_A_STRETCH = 800;

    private static final int ACCEPTED = 202;
    private static final int CONFLICT = 409;

    private final Plan plan;
    private final Caller server;
    private final Course course;
    private final Pauses pauses;
    private final Promises promises;

    Clients(Plan plan, Caller server, Course course, Pauses pauses, Promises promises) {
        this.plan = plan;
        this.server = server;
        this.course = course;
        this.pauses = pauses;
        this.promises = promises;
    }

    /// Returns when every text has its answer, or the course is over.
    void askForAll() {
        try (var lines = Executors.newVirtualThreadPerTaskExecutor()) {
            var running =
                    IntStream.range(0, plan.lines())
                            .<Future<?>>mapToObj(line -> lines.submit(() -> askOn(line)))
                            .toList();
            running.forEach(Clients::join);
        }
    }

    /// @throws IllegalStateException with what went wrong on a line
    static void join(Future<?> running) {
        try {
            running.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("" + e.getCause(), e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Pauses.CalledOff();
        }
    }

    private void askOn(int line) {
        var chance = new Random(plan.seed() * 31 + line);
        var longest = Math.max(1, 2 * MILLIS_OF_A_STRETCH * plan.lines() / plan.stretch());
        for (var text : of(line)) {
            if (!course.awaitTurn(text.index())) {
                return;
            }
            pauses.pause(FaultDrawing.millis(chance, 0, longest));
            ask(text);
            course.textDone();
        }
    }

    private List<PlannedText> of(int line) {
        return plan.texts().stream().filter(text -> text.line() == line).toList();
    }

    private void ask(PlannedText text) {
        var id = send(text);
        if (id.isPresent() && text.isCanceled()) {
            cancel(text, id.get());
        }
        if (id.isPresent() && text.isAskedTwice()) {
            var _ = send(text);
        }
    }

    private Optional<MessageId> send(PlannedText text) {
        var body = Map.of("caseId", "C-" + text.group(), "to", text.to(), "body", text.body());
        var keyed = server.with("Idempotency-Key", text.key());
        while (course.awaitTurn(text.index())) {
            var answer = keyed.ask("POST", "/api/messages/send", body);
            if (answer.isEmpty() || answer.get().status() >= 500) {
                pauses.pause(BEFORE_ASKING_AGAIN);
                continue;
            }
            return told(text, answer.get());
        }
        promises.inDoubt(text);
        return Optional.empty();
    }

    private Optional<MessageId> told(PlannedText text, Caller.Answer answer) {
        var json = answer.json();
        if (answer.status() == ACCEPTED) {
            var id = new MessageId(Json.word(json.path("message"), "id").orElseThrow());
            promises.accepted(text, id);
            return Optional.of(id);
        }
        if (answer.status() == CONFLICT && json.has("decision")) {
            promises.refused(text);
            return Optional.empty();
        }
        throw new IllegalStateException(
                "text %d was answered %d: %s"
                        .formatted(text.index(), answer.status(), answer.text()));
    }

    /// Once: whoever has no answer does not know, and nothing is promised.
    private void cancel(PlannedText text, MessageId id) {
        server.ask("POST", "/api/messages/" + id + "/cancel", null)
                .filter(answer -> answer.status() == 200)
                .ifPresent(_ -> promises.canceled(text));
    }
}
