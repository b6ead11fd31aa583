package dev.duly.sqlite;

import dev.duly.core.Cursor;
import dev.duly.core.client.CaseId;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.message.MessageFilter.Order;
import dev.duly.core.message.MessageState;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.task.TaskKind;
import dev.duly.core.task.TaskState;
import dev.duly.testkit.Samples;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Ways to narrow a list of messages or tasks.
final class Filters {
    private Filters() {}

    static Optional<Cursor> cursor() {
        return Optional.of(Cursor.after(Samples.MORNING, Samples.messageId(1).value()));
    }

    /// Every way to narrow with every other, in both orders.
    static List<MessageFilter> all() {
        return Stream.of(Order.values())
                .flatMap(order ->
                        Stream.iterate(0, bits -> bits + 1)
                                .limit(1 << 8)
                                .map(bits -> filter(bits, order)))
                .collect(Collectors.toUnmodifiableList());
    }

    /// Every further way to narrow what of a thread has not come to an end.
    static List<MessageFilter> unfinished() {
        var states = Set.of(MessageState.QUEUED, MessageState.SENDING, MessageState.UNCONFIRMED);
        return all().stream()
                .filter(filter -> filter.threadId().isPresent())
                .filter(filter -> filter.direction().isPresent())
                .filter(filter -> filter.states().isEmpty())
                .map(filter -> in(states, filter))
                .toList();
    }

    static MessageFilter in(Set<MessageState> states, MessageFilter filter) {
        return new MessageFilter(
                filter.caseId(),
                filter.threadId(),
                filter.departmentId(),
                filter.direction(),
                states,
                filter.since(),
                filter.until(),
                filter.order());
    }

    /// Every way to narrow a list of tasks with every other.
    static List<TaskFilter> ofTasks() {
        return Stream.of(TaskState.values())
                .flatMap(state ->
                        Stream.iterate(0, bits -> bits + 1)
                                .limit(1 << 3)
                                .map(bits ->
                                        new TaskFilter(
                                                when(bits, 0, Samples.BAIL),
                                                when(bits, 1, TaskKind.WRONG_NUMBER),
                                                when(bits, 2, state))))
                .toList();
    }

    private static MessageFilter filter(int bits, Order order) {
        return new MessageFilter(
                when(bits, 0, new CaseId("C-1042")),
                when(bits, 1, Samples.threadId(1)),
                when(bits, 2, Samples.PRETRIAL),
                when(bits, 3, Direction.OUT),
                Stream.of(when(bits, 4, MessageState.SENT), when(bits, 5, MessageState.FAILED))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toUnmodifiableSet()),
                when(bits, 6, Samples.MORNING),
                when(bits, 7, Samples.second(60)),
                order);
    }

    private static <T> Optional<T> when(int bits, int bit, T value) {
        return (bits >> bit & 1) == 1 ? Optional.of(value) : Optional.empty();
    }
}
