package dev.duly.redis;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.QueueEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What one run of `queue.lua` is asked to do, for one caller or many.
final class QueueStep {
    private record Place(Lane lane, DepartmentId department) {}

    private final List<String> forgotten = new ArrayList<>();
    private final List<String> moved = new ArrayList<>();
    private final Map<Place, List<String>> entered = new LinkedHashMap<>();
    private final List<String> held = new ArrayList<>();
    private final List<String> claims = new ArrayList<>();
    private boolean looks;
    private int texts;

    void forget(MessageId id) {
        forgotten.add(id.value());
        texts++;
    }

    void move(MessageId id, Duration wait) {
        moved.add(id.value());
        moved.add(micros(wait));
        texts++;
    }

    void enter(List<QueueEntry> entries) {
        for (var entry : entries) {
            var place = new Place(entry.lane(), entry.department());
            var there = entered.computeIfAbsent(place, _ -> new ArrayList<>());
            there.add(entry.id().value());
            there.add(micros(entry.dueIn()));
        }
        texts += entries.size();
    }

    void hold(DepartmentId department, Lane lane, Duration wait) {
        held.add(department.value());
        held.add(rank(lane));
        held.add(micros(wait));
        texts++;
    }

    /// @return which of the claims in the answer is this one
    int claim(int most, Duration lease) {
        claims.add(Integer.toString(most));
        claims.add(micros(lease));
        texts += most;
        return claims.size() / 2 - 1;
    }

    void look() {
        looks = true;
    }

    /// How many texts are moved in one go: the time for which it keeps Redis busy.
    int texts() {
        return texts;
    }

    /// @param now as [ServerTime#argument] has it
    List<String> arguments(String now) {
        var arguments = new ArrayList<String>();
        arguments.add(now);
        add(arguments, forgotten, 1);
        add(arguments, moved, 2);
        arguments.add(Integer.toString(entered.size()));
        entered.forEach((place, there) -> {
            arguments.add(rank(place.lane()));
            arguments.add(place.department().value());
            add(arguments, there, 2);
        });
        add(arguments, held, 3);
        add(arguments, claims, 2);
        arguments.add(looks ? "1" : "0");
        return arguments;
    }

    /// @param width how many arguments make one item
    private static void add(List<String> arguments, List<String> items, int width) {
        arguments.add(Integer.toString(items.size() / width));
        arguments.addAll(items);
    }

    private static String rank(Lane lane) {
        return switch (lane) {
            case URGENT -> "0";
            case NORMAL -> "1";
            case BULK -> "2";
        };
    }

    private static String micros(Duration wait) {
        return Long.toString(ServerTime.micros(wait));
    }
}
