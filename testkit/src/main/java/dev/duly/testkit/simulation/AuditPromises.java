package dev.duly.testkit.simulation;

import dev.duly.core.Appended;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.Trail;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditEntry;
import dev.duly.core.record.AuditLog;
import dev.duly.core.record.ChainHead;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Every chain is whole, and every step of a text stands in one.
final class AuditPromises {
    private final SimulatedWorld world;
    private final AuditLog log;
    private final Map<String, ChainHead> heads = new HashMap<>();
    private final Map<String, AuditDraft> entries = new HashMap<>();

    /// How many first steps of each text were found in its chain: no entry ever leaves one.
    private final Map<MessageId, Integer> found = new HashMap<>();

    AuditPromises(SimulatedWorld world, AuditLog log) {
        this.world = world;
        this.log = log;
    }

    /// Whether each of the first `steps` steps of the text is in its chain.
    boolean has(LiveMessage message, int steps) {
        var known = found.getOrDefault(message.id(), 0);
        while (known < steps && isSaid(Trail.entry(message, known))) {
            known++;
        }
        found.put(message.id(), known);
        return known >= steps;
    }

    /// The provider's id may have been learned since.
    private boolean isSaid(AuditDraft step) {
        var entry = entries.get(step.entryId());
        return entry != null
                && entry.stream().equals(step.stream())
                && entry.at().equals(step.at())
                && entry.actor().equals(step.actor())
                && entry.action().equals(step.action())
                && entry.commitments().equals(step.commitments());
    }

    AuditLog watched() {
        return new AuditLog() {
            @Override
            public Appended append(AuditDraft event) {
                var appended = log.append(event);
                check(event, appended);
                return appended;
            }

            @Override
            public ChainHead head(String stream) {
                return log.head(stream);
            }

            @Override
            public List<ChainHead> heads() {
                return log.heads();
            }

            @Override
            public List<AuditEntry> read(String stream, long sequence, int max) {
                return log.read(stream, sequence, max);
            }
        };
    }

    private void check(AuditDraft event, Appended appended) {
        var stream = event.stream();
        var before = heads.getOrDefault(stream, ChainHead.empty(stream));
        var news = log.read(stream, before.sequence(), 2);
        var isRight =
                switch (appended) {
                    case NEW ->
                            news.size() == 1
                                    && news.getFirst().follows(before)
                                    && news.getFirst().event().entryId().equals(event.entryId())
                                    && entries.putIfAbsent(event.entryId(), event) == null;
                    case REPEATED -> news.isEmpty() && entries.containsKey(event.entryId());
                };
        if (!isRight) {
            world.broken("every chain whole", "entry " + event.entryId() + " of " + stream);
        }
        heads.put(stream, log.head(stream));
    }
}
