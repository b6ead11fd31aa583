package dev.duly.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.access.Scope;
import dev.duly.core.client.ContactId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.task.About;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskId;
import dev.duly.core.task.TaskKind;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TasksTest {
    private static final String DONE = "{\"done\":true,\"note\":\"Called the mother.\"}";

    private final TestServer server = new TestServer();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aTaskIsShownWithAllThatItIsAbout() {
        var id = open(1, TaskKind.WRONG_NUMBER, "default");

        var task = server.get("/api/tasks/" + id);

        assertThat(task.status()).isEqualTo(200);
        assertThat(task.at("/kind")).isEqualTo("wrong_number");
        assertThat(task.at("/state")).isEqualTo("open");
        assertThat(task.at("/phone")).isEqualTo("+17025550142");
        assertThat(task.at("/contactId")).isEqualTo("P-311");
        assertThat(task.at("/threadId")).isEqualTo("b".repeat(24));
        assertThat(task.at("/messageId")).isEqualTo("a".repeat(24));
        assertThat(task.at("/sentence")).isEqualTo("Somebody else has this number.");
        assertThat(task.at("/nextStep")).isEqualTo("Ask the client for another.");
        assertThat(task.at("/openedAt")).isEqualTo("2026-11-22T16:00:00.000Z");
        assertThat(task.json().get("done").isNull()).isTrue();
        assertThat(server.get("/api/tasks").json().at("/items/0")).isEqualTo(task.json());
    }

    @Test
    void whoSaysThatItIsDoneStandsThereWithTheNote() {
        var id = open(1, TaskKind.WRONG_NUMBER, "default");
        server.clock.advance(Duration.ofMinutes(5));

        var answer = server.patch("/api/tasks/" + id, DONE);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.at("/state")).isEqualTo("done");
        assertThat(answer.at("/done/by")).isEqualTo("token:admin");
        assertThat(answer.at("/done/at")).isEqualTo("2026-11-22T16:05:00.000Z");
        assertThat(answer.at("/done/note")).isEqualTo("Called the mother.");
        assertThat(server.get("/api/tasks/" + id).json()).isEqualTo(answer.json());
    }

    @Test
    void aNoteMayBeLeftOut() {
        var id = open(1, TaskKind.WRONG_NUMBER, "default");

        var answer = server.patch("/api/tasks/" + id, "{\"done\":true}");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/done/note").isNull()).isTrue();
    }

    @Test
    void theSecondIsToldWhoWasFirst() {
        var id = open(1, TaskKind.WRONG_NUMBER, "default");
        server.patch("/api/tasks/" + id, DONE);

        var answer = server.patch("/api/tasks/" + id, "{\"done\":true,\"note\":\"Me too.\"}");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/detail")).contains("token:admin", "2026-11-22T16:00:00.000Z");
        assertThat(server.get("/api/tasks/" + id).at("/done/note")).isEqualTo("Called the mother.");
    }

    @Test
    void aListIsNarrowedByDepartmentKindAndState() {
        var wrong = open(1, TaskKind.WRONG_NUMBER, "default");
        var review = open(2, TaskKind.REVIEW_OPT_OUT, "default");
        var elsewhere = open(3, TaskKind.WRONG_NUMBER, "other");
        server.patch("/api/tasks/" + review, DONE);

        assertThat(listed("")).containsExactly(wrong, review, elsewhere);
        assertThat(listed("?departmentId=default")).containsExactly(wrong, review);
        assertThat(listed("?kind=wrong_number")).containsExactly(wrong, elsewhere);
        assertThat(listed("?state=done")).containsExactly(review);
        assertThat(listed("?state=open&kind=wrong_number&departmentId=other"))
                .containsExactly(elsewhere);
        var first = server.get("/api/tasks?limit=2");
        assertThat(listed("?limit=2&cursor=" + first.at("/nextCursor"))).containsExactly(elsewhere);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?kind=WRONG_NUMBER", "?state=closed", "?state=", "?done=true"})
    void aFilterThatIsNoneIsRefused(String query) {
        assertThat(server.get("/api/tasks" + query).status()).isEqualTo(400);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("{}", "done", "is missing"),
                Arguments.of("{\"done\":false}", "done", "must be true"),
                Arguments.of("{\"done\":\"true\"}", "done", "true or false, and is a string"),
                Arguments.of("{\"done\":1}", "done", "true or false, and is a number"),
                Arguments.of("{\"done\":true,\"note\":\" \"}", "note", "not blank"),
                Arguments.of("{\"done\":true,\"note\":true}", "note", "a string"),
                Arguments.of("{\"done\":true,\"by\":\"me\"}", "by", "is not known"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theProblemNamesTheFieldAndTheRuleAndTheTaskStaysOpen(
            String body, String field, String rule) {
        var id = open(1, TaskKind.WRONG_NUMBER, "default");

        var answer = server.patch("/api/tasks/" + id, body);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/details/0/field")).isEqualTo(field);
        assertThat(answer.at("/details/0/rule")).contains(rule);
        assertThat(listed("?state=open")).containsExactly(id);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (var id : List.of("d".repeat(24), "12")) {
            assertThat(server.get("/api/tasks/" + id).status()).isEqualTo(404);
            assertThat(server.patch("/api/tasks/" + id, DONE).status()).isEqualTo(404);
        }
    }

    @Test
    void aReaderClosesNothing() {
        var id = open(1, TaskKind.WRONG_NUMBER, "default");
        var reader = server.duly.access().issue("reader", Set.of(Scope.READ));

        var answer =
                server.call(
                        server.request("/api/tasks/" + id)
                                .header("Authorization", "Bearer " + reader)
                                .header("Content-Type", "application/json")
                                .method("PATCH", BodyPublishers.ofString(DONE)));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(listed("?state=open")).containsExactly(id);
    }

    @Test
    void withoutAnAuditNothingIsClosedOrShown() {
        var id = open(1, TaskKind.WRONG_NUMBER, "default");
        server.storage.breakDown();

        assertThat(server.get("/api/tasks").status()).isEqualTo(503);
        assertThat(server.patch("/api/tasks/" + id, DONE).status()).isEqualTo(503);
        assertThat(server.storage.tasks().find(new TaskId(id)).orElseThrow().done()).isEmpty();
    }

    private List<String> listed(String query) {
        return server.get("/api/tasks" + query)
                .json()
                .get("items")
                .valueStream()
                .map(task -> task.get("id").asString())
                .toList();
    }

    private String open(int number, TaskKind kind, String department) {
        var id = new TaskId("%024x".formatted(number));
        server.storage
                .tasks()
                .open(
                        new Task(
                                id,
                                kind,
                                "inbound:SM" + number,
                                new DepartmentId(department),
                                About.NOTHING
                                        .with(new PhoneNumber("+17025550142"))
                                        .with(new ContactId("P-311"))
                                        .with(new ThreadId("b".repeat(24)))
                                        .with(new MessageId("a".repeat(24))),
                                "Somebody else has this number.",
                                "Ask the client for another.",
                                server.clock.instant(),
                                Optional.empty()));
        return id.value();
    }
}
