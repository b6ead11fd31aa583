package dev.duly.core.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.record.Actor;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Tasks as people find and close them.
class CloseTaskTest {
    private static final Actor OFFICER = Actor.token("officer");
    private static final TaskId ID = new TaskId("c".repeat(24));

    private final World world = new World();
    private final CloseTask closeTask = world.duly.closeTask();
    private final ReadTasks readTasks = world.duly.readTasks();
    private final Task task =
            new Task(
                    ID,
                    TaskKind.WRONG_NUMBER,
                    "inbound:SM1",
                    World.PRETRIAL,
                    About.NOTHING.with(World.ANN),
                    "Somebody else has this number.",
                    "Ask the client for another.",
                    world.clock.instant(),
                    Optional.empty());

    @BeforeEach
    void open() {
        world.storage.tasks().open(task);
    }

    @Test
    void aPersonsWordClosesATaskAndIsAudited() {
        var how = new Done(OFFICER, world.clock.instant(), Optional.of("Called the mother."));

        assertThat(closeTask.close(ID, how.note(), OFFICER))
                .isEqualTo(new Closing.Closed(task.done(how)));

        var entry = world.storage.audit().read("tasks", 0, 10).getFirst().event();
        assertThat(entry.action()).isEqualTo("task.closed");
        assertThat(entry.actor()).isEqualTo(OFFICER);
        assertThat(entry.ids())
                .containsExactly(
                        entry("department", "pretrial"),
                        entry("kind", "wrong_number"),
                        entry("task", ID.value()));
        assertThat(world.chainsAreWhole()).isTrue();
    }

    @Test
    void whatIsDoneOrWasNeverThereIsSaidAndNotAudited() {
        closeTask.close(ID, Optional.empty(), OFFICER);

        assertThat(closeTask.close(ID, Optional.of("Again"), Actor.token("other")))
                .isInstanceOfSatisfying(
                        Closing.DoneAlready.class,
                        done ->
                                assertThat(done.task().done().orElseThrow().by())
                                        .isEqualTo(OFFICER));
        assertThat(closeTask.close(new TaskId("d".repeat(24)), Optional.empty(), OFFICER))
                .isEqualTo(new Closing.Unknown());
        assertThat(world.audited("tasks")).hasSize(1);
    }

    @Test
    void whatCannotBeAuditedStaysOpen() {
        world.atRecord =
                () -> {
                    throw new PortException("AuditLog", PortException.Retry.WORTH_IT, "away");
                };

        assertThatThrownBy(() -> closeTask.close(ID, Optional.empty(), OFFICER))
                .isInstanceOf(PortException.class);

        assertThat(world.storage.tasks().find(ID)).contains(task);
    }

    @Test
    void everyReadingIsAuditedBeforeAnythingIsShown() {
        var filter =
                new TaskFilter(
                        Optional.of(World.PRETRIAL),
                        Optional.of(TaskKind.WRONG_NUMBER),
                        Optional.of(TaskState.OPEN));

        assertThat(readTasks.task(OFFICER, ID)).contains(task);
        assertThat(readTasks.list(OFFICER, filter, Optional.empty(), 10).items())
                .containsExactly(task);

        assertThat(world.audited("access")).containsExactly("task.read", "tasks.listed");
        assertThat(world.storage.audit().read("access", 1, 10).getFirst().event().ids())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(
                                "department", "pretrial",
                                "kind", "wrong_number",
                                "state", "open"));
    }

    @Test
    void whoCannotBeWrittenDownReadsNothing() {
        world.atRecord =
                () -> {
                    throw new PortException("AuditLog", PortException.Retry.WORTH_IT, "away");
                };
        world.beforeCall = call -> assertThat(call).doesNotStartWith("Tasks");

        assertThatThrownBy(() -> readTasks.task(OFFICER, ID)).isInstanceOf(PortException.class);
        assertThatThrownBy(() -> readTasks.list(OFFICER, TaskFilter.OPEN, Optional.empty(), 10))
                .isInstanceOf(PortException.class);
    }
}
