package dev.duly.core.memory;

import dev.duly.core.Appended;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditEntry;
import dev.duly.core.record.AuditLog;
import dev.duly.core.record.ChainHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Audit chains in memory.
final class InMemoryAuditLog implements AuditLog {
    private final Map<String, List<AuditEntry>> streams = new TreeMap<>();
    private final Map<String, Set<String>> entryIds = new HashMap<>();

    @Override
    public synchronized Appended append(AuditDraft event) {
        var stream = event.stream();
        var known = entryIds.computeIfAbsent(stream, _ -> new HashSet<>());
        if (known.contains(event.entryId())) {
            return Appended.REPEATED;
        }
        var entry = AuditEntry.after(head(stream), event);
        streams.computeIfAbsent(stream, _ -> new ArrayList<>()).add(entry);
        known.add(event.entryId());
        return Appended.NEW;
    }

    @Override
    public synchronized ChainHead head(String stream) {
        var entries = entries(stream);
        return entries.isEmpty() ? ChainHead.empty(stream) : entries.getLast().head();
    }

    @Override
    public synchronized List<ChainHead> heads() {
        return streams.keySet().stream().map(this::head).toList();
    }

    @Override
    public synchronized List<AuditEntry> read(String stream, long sequence, int max) {
        return entries(stream).stream().skip(sequence).limit(max).toList();
    }

    private List<AuditEntry> entries(String stream) {
        return streams.getOrDefault(stream, List.of());
    }
}
