package dev.duly.sqlite;

import dev.duly.core.Cursor;
import dev.duly.core.message.CaseId;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.message.MessageFilter.Order;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.ThreadId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The words and values of one page of messages.
///
/// Each way to narrow has an index that ends in (created_at, id), so that a page is one walk along
/// one index from where the page before ended. The narrowest one is written plainly; a `+` keeps
/// SQLite from taking the index of any other, for without statistics it cannot know that a thread
/// is smaller than a state.
final class MessageQuery {
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();
    private final Order order;
    private final int max;

    MessageQuery(MessageFilter filter, Optional<Cursor> cursor, int max) {
        this.order = filter.order();
        this.max = max;
        narrow("thread_id = ?", filter.threadId().map(ThreadId::value));
        narrow("case_id = ?", filter.caseId().map(CaseId::value));
        narrow("state = ?", filter.state().map(MessageState::word));
        narrow("direction = ?", filter.direction().map(MessageQuery::word));
        cursor.ifPresent(this::startAfter);
        // The cursor, where there is one, is the nearer end of the walk.
        var near = cursor.isPresent() ? "+created_at" : "created_at";
        var oldestFirst = order == Order.OLDEST_FIRST;
        filter.since()
                .ifPresent(at ->
                        add((oldestFirst ? near : "created_at") + " >= ?", Millis.notBefore(at)));
        filter.until()
                .ifPresent(at ->
                        add((oldestFirst ? "created_at" : near) + " < ?", Millis.notBefore(at)));
    }

    String sql() {
        var where = conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
        var direction = order == Order.OLDEST_FIRST ? "" : " DESC";
        return "SELECT direction, id, document FROM message%s ORDER BY created_at%s, id%s LIMIT ?"
                .formatted(where, direction, direction);
    }

    Object[] values() {
        var all = new ArrayList<>(values);
        all.add(max);
        return all.toArray();
    }

    private void narrow(String condition, Optional<String> value) {
        value.ifPresent(word -> add(conditions.isEmpty() ? condition : "+" + condition, word));
    }

    private void startAfter(Cursor cursor) {
        var beyond = order == Order.OLDEST_FIRST ? ">" : "<";
        add("(created_at, id) %s (?, ?)".formatted(beyond), cursor.at());
        values.add(cursor.id());
    }

    private void add(String condition, Object value) {
        conditions.add(condition);
        values.add(value);
    }

    private static String word(Direction direction) {
        return direction.name().toLowerCase(Locale.ROOT);
    }
}
