package dev.duly.redis;

import dev.duly.core.message.MessageId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import redis.clients.jedis.StreamEntryID;

/// What `queue.lua` answers to a [QueueStep].
record QueueAnswer(List<?> parts) {
    /// The texts given to the claim of this number.
    List<MessageId> claimed(int claim) {
        return ((List<?>) ((List<?>) parts.get(0)).get(claim))
                .stream().map(id -> new MessageId((String) id)).toList();
    }

    /// How many texts wait. Only in the answer to a look, as the two below.
    long depth() {
        return (Long) parts.get(1);
    }

    /// How long until something may be due; empty when nothing will be.
    Optional<Duration> untilDue() {
        return Optional.of((Long) parts.get(2)).filter(wait -> wait >= 0).map(ServerTime::span);
    }

    StreamEntryID lastRing() {
        return new StreamEntryID((String) parts.get(3));
    }
}
