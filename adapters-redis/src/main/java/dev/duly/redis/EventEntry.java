package dev.duly.redis;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.events.DomainEvent;
import dev.duly.core.events.DomainEvent.MessageChanged;
import dev.duly.core.events.EventId;
import dev.duly.core.events.LiveEvent;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Revision;
import dev.duly.core.message.ThreadId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.resps.StreamEntry;

/// One entry of the stream: some events of one node, a line each, and whether others were lost
/// before them.
///
/// @param id as Redis gave it
record EventEntry(StreamEntryID id, boolean isAfterLoss, List<LiveEvent> told) {
    private static final String LOST = "lost";
    private static final String EVENTS = "events";
    private static final String MESSAGE = "message";
    private static final int PARTS = 7;

    /// What is written for these events; with none of either, something still stands there.
    static Map<String, String> fields(boolean isAfterLoss, List<DomainEvent> events) {
        var lines = events.stream().map(EventEntry::line).collect(Collectors.joining("\n"));
        return Map.of(LOST, isAfterLoss ? "1" : "0", EVENTS, lines);
    }

    static EventEntry of(StreamEntry entry) {
        var fields = entry.getFields();
        var lines = fields.getOrDefault(EVENTS, "").lines().toList();
        var told = new ArrayList<LiveEvent>();
        for (var number = 1; number <= lines.size(); number++) {
            var place = place(entry.getID(), number);
            event(lines.get(number - 1)).ifPresent(event -> told.add(new LiveEvent(place, event)));
        }
        return new EventEntry(entry.getID(), "1".equals(fields.get(LOST)), List.copyOf(told));
    }

    /// Just before the first event of the entry that Redis gave this id.
    static EventId placeOf(StreamEntryID id) {
        return place(id, 0);
    }

    private static EventId place(StreamEntryID id, int number) {
        return new EventId(id + "-" + number);
    }

    private static String line(DomainEvent event) {
        return switch (event) {
            case MessageChanged(
                            var id,
                            var thread,
                            var department,
                            var state,
                            var revision,
                            var at) ->
                    String.join(
                            " ",
                            MESSAGE,
                            id.value(),
                            thread.value(),
                            department.value(),
                            state.word(),
                            Long.toString(revision.value()),
                            Long.toString(at.toEpochMilli()));
        };
    }

    /// Empty for what this release does not know: a newer one may have told it.
    private static Optional<DomainEvent> event(String line) {
        var parts = line.split(" ", -1);
        if (parts.length != PARTS || !parts[0].equals(MESSAGE)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new MessageChanged(
                            new MessageId(parts[1]),
                            new ThreadId(parts[2]),
                            new DepartmentId(parts[3]),
                            MessageState.valueOf(parts[4].toUpperCase(Locale.ROOT)),
                            new Revision(Long.parseLong(parts[5])),
                            Instant.ofEpochMilli(Long.parseLong(parts[6]))));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
