package dev.duly.core.sending;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.purpose.Lane;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Queue;
import java.util.TreeMap;

/// Whose text is given next, for queues that choose in Java: see [SendQueue#claim]. Not safe for
/// several threads at once.
public final class Turns {
    private static final List<Lane> URGENT_FIRST = List.of(Lane.URGENT, Lane.NORMAL, Lane.BULK);
    private static final List<Lane> NORMAL_FIRST = List.of(Lane.NORMAL, Lane.BULK, Lane.URGENT);
    private static final List<Lane> BULK_FIRST = List.of(Lane.BULK, Lane.NORMAL, Lane.URGENT);

    /// So many texts make a round: in its middle and at its end a lane behind comes first.
    private static final int ROUND = 20;

    private static final Comparator<DepartmentId> BY_NAME =
            Comparator.comparing(DepartmentId::value);

    private final Map<Lane, DepartmentId> lastServed = new EnumMap<>(Lane.class);
    private int given;

    /// At most `max` texts of those that are due.
    ///
    /// @param due by lane and department, each list in its order
    public List<MessageId> choose(int max, Map<Lane, Map<DepartmentId, List<MessageId>>> due) {
        var left = new EnumMap<Lane, NavigableMap<DepartmentId, Queue<MessageId>>>(Lane.class);
        due.forEach((lane, departments) -> left.put(lane, queues(departments)));
        var chosen = new ArrayList<MessageId>();
        left.values().removeIf(Map::isEmpty);
        while (chosen.size() < max && !left.isEmpty()) {
            var lane = order().stream().filter(left::containsKey).findFirst().orElseThrow();
            left.computeIfPresent(
                    lane,
                    (_, departments) -> {
                        chosen.add(take(lane, departments));
                        return departments.isEmpty() ? null : departments;
                    });
            given = (given + 1) % ROUND;
        }
        return chosen;
    }

    private List<Lane> order() {
        return switch (given) {
            case ROUND / 2 - 1 -> NORMAL_FIRST;
            case ROUND - 1 -> BULK_FIRST;
            default -> URGENT_FIRST;
        };
    }

    private MessageId take(Lane lane, NavigableMap<DepartmentId, Queue<MessageId>> departments) {
        var last = lastServed.get(lane);
        var after = last == null ? null : departments.higherEntry(last);
        var turn = after == null ? departments.firstEntry() : after;
        var text = turn.getValue().remove();
        if (turn.getValue().isEmpty()) {
            departments.remove(turn.getKey());
        }
        lastServed.put(lane, turn.getKey());
        return text;
    }

    private static NavigableMap<DepartmentId, Queue<MessageId>> queues(
            Map<DepartmentId, List<MessageId>> departments) {
        var queues = new TreeMap<DepartmentId, Queue<MessageId>>(BY_NAME);
        departments.forEach((department, texts) -> {
            if (!texts.isEmpty()) {
                queues.put(department, new ArrayDeque<>(texts));
            }
        });
        return queues;
    }
}
