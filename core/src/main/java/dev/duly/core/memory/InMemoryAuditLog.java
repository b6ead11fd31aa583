package dev.duly.core.memory;

import dev.duly.core.Appended;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditEntry;
import dev.duly.core.record.AuditLog;
import dev.duly.core.record.ChainHead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// Audit chains in memory.
final class InMemoryAuditLog implements AuditLog {
    /// Each stream's entries by their ids, in order.
    private final Map<String, SequencedMap<String, AuditEntry>> streams = new TreeMap<>();

    @Override
    public synchronized Appended append(AuditDraft event) {
        if (entries(event.stream()).containsKey(event.entryId())) {
            return Appended.REPEATED;
        }
        streams.computeIfAbsent(event.stream(), _ -> new LinkedHashMap<>())
                .put(event.entryId(), AuditEntry.after(head(event.stream()), event));
        return Appended.NEW;
    }

    @Override
    public synchronized ChainHead head(String stream) {
        var last = entries(stream).lastEntry();
        return last == null ? ChainHead.empty(stream) : last.getValue().head();
    }

    @Override
    public synchronized List<ChainHead> heads() {
        return streams.keySet().stream().map(this::head).toList();
    }

    @Override
    public synchronized List<AuditEntry> read(String stream, long sequence, int max) {
        return entries(stream).values().stream().skip(sequence).limit(max).toList();
    }

    private SequencedMap<String, AuditEntry> entries(String stream) {
        return streams.getOrDefault(stream, new LinkedHashMap<>());
    }
}
