package dev.duly.bench.faults;

import dev.duly.core.Cursor;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.record.AuditEntry;
import dev.duly.core.system.Storage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads what our store holds, beside the servers or after them.
final class Books implements AutoCloseable {
    private static final int PAGE = 500;

    private static final MessageFilter EVERYTHING =
            new MessageFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    MessageFilter.Order.OLDEST_FIRST);

    private final Storage storage;

    Books(Storage storage) {
        this.storage = storage;
    }

    List<OutboundMessage> outbound() {
        return messages().stream()
                .filter(OutboundMessage.class::isInstance)
                .map(OutboundMessage.class::cast)
                .toList();
    }

    List<InboundMessage> inbound() {
        return messages().stream()
                .filter(InboundMessage.class::isInstance)
                .map(InboundMessage.class::cast)
                .toList();
    }

    Map<String, List<AuditEntry>> chains() {
        var chains = new HashMap<String, List<AuditEntry>>();
        for (var head : storage.audit().heads()) {
            var entries = new ArrayList<AuditEntry>();
            while (entries.size() < head.sequence()) {
                var next = storage.audit().read(head.stream(), entries.size(), PAGE);
                if (next.isEmpty()) {
                    break;
                }
                entries.addAll(next);
            }
            chains.put(head.stream(), entries);
        }
        return chains;
    }

    @Override
    public void close() {
        storage.close();
    }

    private List<Message> messages() {
        var all = new ArrayList<Message>();
        var cursor = Optional.<Cursor>empty();
        do {
            var page = storage.messages().page(EVERYTHING, cursor, PAGE);
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }
}
