package dev.duly.core.task;

import dev.duly.core.department.DepartmentId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One thing that a person has to look at. Does not print its words, which may name people.
///
/// @param source what brought it, such as `inbound:SM...`: the same never opens two of one kind
/// @param departmentId whose staff has to look
/// @param sentence what is the matter, for people
/// @param nextStep what to do about it, for people
/// @param openedAt by our clock, to the millisecond
/// @param done empty as long as somebody has to look
public record Task(
        TaskId id,
        TaskKind kind,
        String source,
        DepartmentId departmentId,
        About about,
        String sentence,
        String nextStep,
        Instant openedAt,
        Optional<Done> done) {
    private static final int LONGEST_SOURCE = 200;

    public Task {
        if (source.isBlank() || source.length() > LONGEST_SOURCE) {
            throw new IllegalArgumentException("a task's source has 1 to 200 characters");
        }
        if (sentence.isBlank() || nextStep.isBlank()) {
            throw new IllegalArgumentException("a task says what is the matter and what to do");
        }
        openedAt = openedAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public TaskState state() {
        return done.isPresent() ? TaskState.DONE : TaskState.OPEN;
    }

    /// The same, at its end.
    public Task done(Done how) {
        return new Task(
                id,
                kind,
                source,
                departmentId,
                about,
                sentence,
                nextStep,
                openedAt,
                Optional.of(how));
    }

    @Override
    public String toString() {
        return "Task[id=" + id + ", kind=" + kind + ", state=" + state() + "]";
    }
}
