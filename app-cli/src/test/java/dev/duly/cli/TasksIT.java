package dev.duly.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.task.About;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskId;
import dev.duly.core.task.TaskKind;
import dev.duly.sqlite.SqliteStorage;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A person finds what there is to look at, and says that it is done.
class TasksIT {
    private static final String ID = "6921e5c10a4f3b2c1d000009";

    @TempDir private Path folder;

    @Test
    void aTaskIsFoundShownAndDoneOnce() {
        try (var duly = RunningDuly.in(folder.resolve("data"))) {
            assertThat(duly.duly("tasks").out()).contains("No tasks.");
            open(duly.data());

            assertThat(duly.duly("tasks").out())
                    .contains(ID, "wrong_number", "open", "+17025550142", "Somebody else");
            assertThat(duly.duly("task", ID).out())
                    .contains("Somebody else has this number.", "Ask the client for another.");

            var done = duly.duly("task", ID, "done", "--note", "New number taken.");
            assertThat(done.code()).as(done.err()).isZero();
            assertThat(done.out()).contains("Done: " + ID);
            var again = duly.duly("task", ID, "done");
            assertThat(again.code()).isEqualTo(ExitCode.REFUSED.code());
            assertThat(again.err()).contains("by token:admin");

            assertThat(duly.duly("tasks").out()).contains("No tasks.");
            assertThat(duly.duly("tasks", "--state", "all").out()).contains(ID, "done");
            var shown = duly.duly("task", ID, "--json");
            assertThat(Json.read(shown.out()).path("done").path("note").asString())
                    .isEqualTo("New number taken.");
            assertThat(duly.get("/api/tasks/" + ID).json()).isEqualTo(Json.read(shown.out()));
            assertThat(duly.duly("task", "0".repeat(24)).code())
                    .isEqualTo(ExitCode.NOT_FOUND.code());
        }
    }

    private static void open(Path data) {
        try (var storage = SqliteStorage.beside(data)) {
            storage.tasks()
                    .open(
                            new Task(
                                    new TaskId(ID),
                                    TaskKind.WRONG_NUMBER,
                                    "inbound:SM1",
                                    new DepartmentId("default"),
                                    About.NOTHING.with(new PhoneNumber("+17025550142")),
                                    "Somebody else has this number.",
                                    "Ask the client for another.",
                                    Instant.parse("2026-11-22T16:00:00Z"),
                                    Optional.empty()));
        }
    }
}
