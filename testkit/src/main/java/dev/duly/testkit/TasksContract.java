package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Appended;
import dev.duly.core.Cursor;
import dev.duly.core.client.ContactId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.record.Actor;
import dev.duly.core.task.About;
import dev.duly.core.task.Closing;
import dev.duly.core.task.Done;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.task.TaskId;
import dev.duly.core.task.TaskKind;
import dev.duly.core.task.TaskState;
import dev.duly.core.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [Tasks] promises.
public abstract class TasksContract {
    private static final TaskFilter ALL = filter(null, null, null);
    private static final Done DONE =
            new Done(Samples.OFFICER, Samples.second(100), Optional.empty());

    private Tasks tasks;

    /// A port without any task, of which each call gives another.
    protected abstract Tasks noTasks();

    @BeforeEach
    void open() {
        tasks = noTasks();
    }

    @Test
    void atFirstNobodyHasToLookAtAnything() {
        assertThat(tasks.find(id(1))).isEmpty();
        assertThat(tasks.close(id(1), DONE)).isEqualTo(new Closing.Unknown());
        var page = tasks.page(ALL, Optional.empty(), 10);
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    void everyFieldComesBackAsItWasKept() {
        var task =
                new Task(
                        id(1),
                        TaskKind.APPOINTMENT_MAYBE_MEANT,
                        "inbound:SM'%\"7",
                        Samples.BAIL,
                        About.NOTHING
                                .with(Samples.ANN)
                                .with(new ContactId("P-1"))
                                .with(Samples.threadId(2))
                                .with(Samples.messageId(3)),
                        "La señora wrote \"CANCEL\" – 法院.",
                        "Ask her. \\ %s '",
                        Samples.second(1).plusNanos(987_654),
                        Optional.empty());

        assertThat(tasks.open(task)).isEqualTo(Appended.NEW);

        assertThat(tasks.find(task.id())).contains(task);
        assertThat(tasks.find(task.id()).orElseThrow().openedAt())
                .isEqualTo("2026-11-23T17:00:01.123Z");
        assertThat(tasks.page(ALL, Optional.empty(), 10).items()).containsExactly(task);
    }

    @Test
    void aTaskAboutNothingThatIsKnownComesBackAsItWasKept() {
        tasks.open(task(1));

        assertThat(tasks.find(id(1))).contains(task(1));
    }

    @Test
    void everyKindComesBack() {
        var number = 0;
        for (var kind : TaskKind.values()) {
            var task = task(number++, kind, "inbound:SM1", Samples.PRETRIAL);

            assertThat(tasks.open(task)).isEqualTo(Appended.NEW);
            assertThat(tasks.find(task.id())).contains(task);
        }
    }

    @Test
    void theSameSourceOpensOneOfAKindAndNoSecond() {
        var first = task(1, TaskKind.WRONG_NUMBER, "inbound:SM1", Samples.PRETRIAL);
        tasks.open(first);

        assertThat(tasks.open(first)).isEqualTo(Appended.REPEATED);
        assertThat(tasks.open(task(2, TaskKind.WRONG_NUMBER, "inbound:SM1", Samples.BAIL)))
                .isEqualTo(Appended.REPEATED);
        assertThat(tasks.find(id(2))).isEmpty();
        assertThat(tasks.page(ALL, Optional.empty(), 10).items()).containsExactly(first);
    }

    @Test
    void whatIsDoneIsNotOpenedAgain() {
        tasks.open(task(1));
        tasks.close(id(1), DONE);

        assertThat(tasks.open(task(1))).isEqualTo(Appended.REPEATED);
        assertThat(tasks.find(id(1))).contains(task(1).done(DONE));
    }

    @Test
    void whoClosedAndWhenAndTheNoteComeBack() {
        var how =
                new Done(
                        new Actor("token:officer", Optional.of("cli ann@desk7")),
                        Samples.second(9).plusNanos(987_654),
                        Optional.of("Called.\nShe meant the \"appointment\" – 法."));
        tasks.open(task(1));

        assertThat(tasks.close(id(1), how)).isEqualTo(new Closing.Closed(task(1).done(how)));

        assertThat(tasks.find(id(1))).contains(task(1).done(how));
        assertThat(tasks.find(id(1)).orElseThrow().done().orElseThrow().at())
                .isEqualTo("2026-11-23T17:00:09.123Z");
    }

    @Test
    void whatIsDoneStaysAsItIs() {
        tasks.open(task(1));
        tasks.close(id(1), DONE);

        assertThat(tasks.close(id(1), doneBy("other")))
                .isEqualTo(new Closing.DoneAlready(task(1).done(DONE)));
        assertThat(tasks.find(id(1))).contains(task(1).done(DONE));
    }

    @Test
    void ofTwoWhoOpenOneTaskExactlyOneDoes() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var one = task(2 * round, TaskKind.WRONG_NUMBER, "inbound:" + round, Samples.BAIL);
            var other =
                    task(2 * round + 1, TaskKind.WRONG_NUMBER, "inbound:" + round, Samples.BAIL);

            var answers = Race.between(() -> tasks.open(one), () -> tasks.open(other));

            assertThat(answers).containsExactlyInAnyOrder(Appended.NEW, Appended.REPEATED);
            var isFirst = answers.getFirst() == Appended.NEW;
            assertThat(tasks.find(one.id()).isPresent()).isEqualTo(isFirst);
            assertThat(tasks.find(other.id()).isPresent()).isEqualTo(!isFirst);
        }
    }

    @Test
    void ofTwoWhoCloseOneTaskExactlyOneDoesAndTheOtherIsToldWho() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var id = id(round);
            tasks.open(task(round));

            var answers =
                    Race.between(
                            () -> tasks.close(id, doneBy("one")),
                            () -> tasks.close(id, doneBy("other")));

            var kept = tasks.find(id).orElseThrow();
            assertThat(answers)
                    .containsExactlyInAnyOrder(
                            new Closing.Closed(kept), new Closing.DoneAlready(kept));
        }
    }

    @Test
    void theLongestOpenIsFirst() {
        tasks.open(at(3, 1));
        tasks.open(at(1, 2));
        tasks.open(at(2, 2));

        assertThat(readThrough(ALL, 10)).isEqualTo(ids(3, 1, 2));
    }

    @Test
    void pagesReachTheEndWithoutRepeatOrGap() {
        IntStream.range(0, 7).forEach(number -> tasks.open(at(number, number / 3)));

        assertThat(readThrough(ALL, 2)).isEqualTo(ids(0, 1, 2, 3, 4, 5, 6));
    }

    @Test
    void aFullLastPageHasNoNext() {
        IntStream.range(0, 4).forEach(number -> tasks.open(at(number, number)));

        var first = tasks.page(ALL, Optional.empty(), 2);
        var last = tasks.page(ALL, first.next(), 2);

        assertThat(first.next()).isPresent();
        assertThat(last.items()).hasSize(2);
        assertThat(last.next()).isEmpty();
    }

    @Test
    void eachFilterNarrowsAloneAndWithTheOthers() {
        // Of 24 in turn: each department has every second, each kind two in four, done is a third.
        for (var number = 0; number < 24; number++) {
            tasks.open(
                    task(
                            number,
                            number / 2 % 2 == 0 ? TaskKind.WRONG_NUMBER : TaskKind.EXPIRED_UNSENT,
                            "inbound:" + number,
                            number % 2 == 0 ? Samples.BAIL : Samples.PRETRIAL));
            if (number % 3 == 0) {
                tasks.close(id(number), DONE);
            }
        }
        var bail = Samples.BAIL;
        var wrong = TaskKind.WRONG_NUMBER;

        assertThat(readThrough(ALL, 5)).hasSize(24);
        assertThat(readThrough(filter(bail, null, null), 5)).hasSize(12).contains(id(0), id(22));
        assertThat(readThrough(filter(null, wrong, null), 5)).hasSize(12).contains(id(0), id(21));
        assertThat(readThrough(filter(null, null, TaskState.DONE), 5))
                .isEqualTo(ids(0, 3, 6, 9, 12, 15, 18, 21));
        assertThat(readThrough(TaskFilter.OPEN, 5)).hasSize(16).doesNotContain(id(0), id(21));
        assertThat(readThrough(filter(bail, wrong, null), 5)).isEqualTo(ids(0, 4, 8, 12, 16, 20));
        assertThat(readThrough(filter(bail, wrong, TaskState.OPEN), 3))
                .isEqualTo(ids(4, 8, 16, 20));
        assertThat(readThrough(filter(bail, wrong, TaskState.DONE), 1)).isEqualTo(ids(0, 12));
        assertThat(readThrough(filter(bail, null, TaskState.DONE), 2)).isEqualTo(ids(0, 6, 12, 18));
        assertThat(readThrough(filter(null, wrong, TaskState.OPEN), 3))
                .isEqualTo(ids(1, 4, 5, 8, 13, 16, 17, 20));
        assertThat(readThrough(filter(new DepartmentId("nobody"), null, null), 5)).isEmpty();
        assertThat(readThrough(filter(null, TaskKind.REVIEW_OPT_OUT, null), 5)).isEmpty();
    }

    private List<TaskId> readThrough(TaskFilter filter, int limit) {
        var read = new ArrayList<TaskId>();
        Optional<Cursor> cursor = Optional.empty();
        do {
            var page = tasks.page(filter, cursor, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.items().forEach(task -> read.add(task.id()));
            cursor = page.next().map(Cursor::toString).map(Cursor::of);
        } while (cursor.isPresent());
        return read;
    }

    private static TaskFilter filter(
            @Nullable DepartmentId department, @Nullable TaskKind kind, @Nullable TaskState state) {
        return new TaskFilter(
                Optional.ofNullable(department),
                Optional.ofNullable(kind),
                Optional.ofNullable(state));
    }

    private static List<TaskId> ids(Integer... numbers) {
        return List.of(numbers).stream().map(TasksContract::id).toList();
    }

    private static TaskId id(int number) {
        return new TaskId("cc%022x".formatted(number));
    }

    private static Done doneBy(String who) {
        return new Done(Actor.token(who), Samples.second(100), Optional.empty());
    }

    private static Task task(int number) {
        return at(number, number);
    }

    private static Task at(int number, int second) {
        return task(number, TaskKind.WRONG_NUMBER, "inbound:" + number, Samples.BAIL, second);
    }

    private static Task task(int number, TaskKind kind, String source, DepartmentId department) {
        return task(number, kind, source, department, number);
    }

    private static Task task(
            int number, TaskKind kind, String source, DepartmentId department, int second) {
        return new Task(
                id(number),
                kind,
                source,
                department,
                About.NOTHING,
                "Somebody else has this number.",
                "Ask the client for another.",
                Samples.second(second),
                Optional.empty());
    }
}
