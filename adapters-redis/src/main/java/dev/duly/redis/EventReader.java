package dev.duly.redis;

import dev.duly.core.events.RecentEvents;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.StreamEntryID;

/// Reads the events of all nodes, on a connection of its own, into what this node remembers. It
/// goes on from the last entry that it read for as long as the stream has that entry; without it,
/// something may be missing, and it begins anew with what is there.
final class EventReader implements AutoCloseable {
    static final int MOST_ENTRIES = 1_000;

    private static final int AT_ONCE = 100;

    private final Redis redis;
    private final String stream;
    private final RecentEvents recent;
    private final Reading reading = new Reading("duly-events-in");

    /// What was read last; of the reading thread alone.
    private Optional<StreamEntryID> last = Optional.empty();

    EventReader(Redis redis, String stream, RecentEvents recent) {
        this.redis = redis;
        this.stream = stream;
        this.recent = recent;
    }

    /// Begins to read, if it does not yet.
    void start() {
        reading.start(() -> last = last.isEmpty() ? Optional.of(begin()) : goOn(last.get()));
    }

    private StreamEntryID begin() {
        var found = redis.latest(RedisLiveEvents.PORT, stream, MOST_ENTRIES);
        if (found.isEmpty()) {
            var id =
                    redis.append(
                            RedisLiveEvents.PORT,
                            stream,
                            MOST_ENTRIES,
                            EventEntry.fields(true, List.of()));
            recent.begin(EventEntry.placeOf(id), List.of());
            return id;
        }
        var entries = sinceLoss(found.stream().map(EventEntry::of).toList());
        recent.begin(
                EventEntry.placeOf(entries.getFirst().id()),
                entries.stream().flatMap(entry -> entry.told().stream()).toList());
        return entries.getLast().id();
    }

    private static List<EventEntry> sinceLoss(List<EventEntry> entries) {
        for (var index = entries.size() - 1; index > 0; index--) {
            if (entries.get(index).isAfterLoss()) {
                return entries.subList(index, entries.size());
            }
        }
        return entries;
    }

    /// Empty when the entry is gone: the stream was lost, or ran on too far.
    private Optional<StreamEntryID> goOn(StreamEntryID from) {
        var found = redis.awaitEntries(RedisLiveEvents.PORT, stream, from, AT_ONCE);
        if (redis.entry(RedisLiveEvents.PORT, stream, from).isEmpty()) {
            return Optional.empty();
        }
        found.stream().map(EventEntry::of).forEach(this::take);
        return Optional.of(found.isEmpty() ? from : found.getLast().getID());
    }

    private void take(EventEntry entry) {
        if (entry.isAfterLoss()) {
            recent.begin(EventEntry.placeOf(entry.id()), entry.told());
        } else {
            recent.add(entry.told());
        }
    }

    @Override
    public void close() {
        reading.close();
    }
}
