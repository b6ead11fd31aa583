package dev.duly.sqlite;

import dev.duly.core.Cursor;
import dev.duly.core.client.CaseId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.message.MessageFilter.Order;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.ThreadId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words and values of one page of messages.
///
/// Each way to narrow has an index that ends in (created_at, id), so that a page is one walk along
/// one index from where the page before ended. Several states are a walk each, merged as they go: a
/// list of them (`IN`) would have to be sorted as a whole first. The narrowest way is written
/// plainly; a `+` keeps SQLite from taking the index of any other, for without statistics it cannot
/// know that a thread is smaller than a state. The texts of a thread that have not come to an end
/// have an index of their own, since a long thread has few of them.
final class MessageQuery {
    private static final Set<MessageState> UNFINISHED =
            Set.of(MessageState.QUEUED, MessageState.SENDING, MessageState.UNCONFIRMED);

    /// In the words of `message_unfinished`: SQLite takes that index for these alone.
    private static final String IS_UNFINISHED =
            "direction = 'out' AND state IN ('queued', 'sending', 'unconfirmed')";

    private final List<Walk> walks;
    private final Order order;
    private final int max;

    MessageQuery(MessageFilter filter, Optional<Cursor> cursor, int max) {
        this.order = filter.order();
        this.max = max;
        var states = filter.states().stream().sorted().map(MessageState::word).toList();
        var isSmallAlready = filter.threadId().isPresent() || filter.caseId().isPresent();
        this.walks =
                states.isEmpty() || isSmallAlready
                        ? List.of(new Walk(filter, states, cursor))
                        : states.stream()
                                .map(state -> new Walk(filter, List.of(state), cursor))
                                .toList();
    }

    String sql() {
        var direction = order == Order.OLDEST_FIRST ? "" : " DESC";
        return walks.stream().map(Walk::sql).collect(Collectors.joining(" UNION ALL "))
                + " ORDER BY created_at%s, id%s LIMIT ?".formatted(direction, direction);
    }

    Object[] values() {
        return Stream.concat(walks.stream().flatMap(walk -> walk.values.stream()), Stream.of(max))
                .toArray();
    }

    private static String word(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }

    /// The rows of one walk, before they are ordered.
    private static final class Walk {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        Walk(MessageFilter filter, List<String> states, Optional<Cursor> cursor) {
            narrow("thread_id = ?", filter.threadId().map(ThreadId::value).stream().toList());
            narrow("case_id = ?", filter.caseId().map(CaseId::value).stream().toList());
            var ofUnfinished = isOfUnfinished(filter);
            if (ofUnfinished) {
                conditions.add(IS_UNFINISHED);
            } else {
                narrow(anyOf(states), states);
            }
            narrow(
                    "department_id = ?",
                    filter.departmentId().map(DepartmentId::value).stream().toList());
            if (!ofUnfinished) {
                narrow(
                        "direction = ?",
                        filter.direction().map(MessageQuery::word).stream().toList());
            }
            cursor.ifPresent(after -> startAfter(after, filter.order()));
            // The cursor, where there is one, is the nearer end of the walk.
            var near = cursor.isPresent() ? "+created_at" : "created_at";
            var oldestFirst = filter.order() == Order.OLDEST_FIRST;
            filter.since()
                    .ifPresent(at ->
                            add(
                                    (oldestFirst ? near : "created_at") + " >= ?",
                                    Millis.notBefore(at)));
            filter.until()
                    .ifPresent(at ->
                            add(
                                    (oldestFirst ? "created_at" : near) + " < ?",
                                    Millis.notBefore(at)));
        }

        String sql() {
            var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
            return "SELECT direction, id, document, created_at FROM message" + where;
        }

        private static boolean isOfUnfinished(MessageFilter filter) {
            return filter.threadId().isPresent()
                    && filter.direction().equals(Optional.of(Direction.OUT))
                    && filter.states().equals(UNFINISHED);
        }

        private static String anyOf(List<String> states) {
            return states.size() == 1
                    ? "state = ?"
                    : "state IN (%s)"
                            .formatted(
                                    states.stream()
                                            .map(_ -> "?")
                                            .collect(Collectors.joining(", ")));
        }

        private void narrow(String condition, List<String> words) {
            if (words.isEmpty()) {
                return;
            }
            conditions.add(conditions.isEmpty() ? condition : "+" + condition);
            values.addAll(words);
        }

        private void startAfter(Cursor cursor, Order order) {
            var beyond = order == Order.OLDEST_FIRST ? ">" : "<";
            add("(created_at, id) %s (?, ?)".formatted(beyond), cursor.at());
            values.add(cursor.id());
        }

        private void add(String condition, Object value) {
            conditions.add(condition);
            values.add(value);
        }
    }
}
