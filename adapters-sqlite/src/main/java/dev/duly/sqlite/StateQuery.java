package dev.duly.sqlite;

import dev.duly.core.message.MessageState;
import dev.duly.core.purpose.Lane;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words and values of one page of the texts that Duly itself has to look at again.
///
/// @param values in the order of the question marks
record StateQuery(String sql, List<Object> values) {
    StateQuery {
        values = List.copyOf(values);
    }

    /// Outbound texts in `state`, by their latest step.
    static StateQuery inState(MessageState state, Span span, int max) {
        return new StateQuery(
                "SELECT id, document FROM message INDEXED BY message_by_change"
                        + " WHERE direction = 'out' AND state = ? AND "
                        + span.condition()
                        + " ORDER BY changed_at, id LIMIT ?",
                Stream.of(Stream.of(state.word()), span.values().stream(), Stream.of(max))
                        .<Object>flatMap(part -> part)
                        .toList());
    }

    /// What waits, by its due time. The index of what waits is sorted lane by lane: each lane is a
    /// walk, and they are merged as they go.
    static StateQuery overdue(Span span, int max) {
        var lanes = Arrays.stream(Lane.values()).map(MessageRow::rank).toList();
        var walk =
                "SELECT id, document, due_at FROM message INDEXED BY message_waiting"
                        + " WHERE state = 'queued' AND lane = ? AND "
                        + span.condition();
        return new StateQuery(
                lanes.stream().map(_ -> walk).collect(Collectors.joining(" UNION ALL "))
                        + " ORDER BY due_at, id LIMIT ?",
                Stream.concat(
                                lanes.stream()
                                        .flatMap(lane ->
                                                Stream.concat(
                                                        Stream.of(lane), span.values().stream())),
                                Stream.of(max))
                        .<Object>map(value -> value)
                        .toList());
    }
}
