package dev.duly.core.memory;

import dev.duly.core.Appended;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.receiving.InboundText;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Raw inbound texts in memory.
final class InMemoryInboundLog implements InboundLog {
    private final Map<ProviderKey, InboundText> texts = new LinkedHashMap<>();
    private final Set<ProviderKey> processed = new HashSet<>();

    @Override
    public synchronized Appended append(InboundText text) {
        return texts.putIfAbsent(keyOf(text), text) == null ? Appended.NEW : Appended.REPEATED;
    }

    @Override
    public synchronized Optional<Instant> latestArrival() {
        return texts.values().stream().map(InboundText::receivedAt).max(Comparator.naturalOrder());
    }

    @Override
    public synchronized List<InboundText> unprocessed(int max) {
        return texts.values().stream()
                .filter(text -> !processed.contains(keyOf(text)))
                .limit(max)
                .toList();
    }

    @Override
    public synchronized void processed(InboundText text) {
        processed.add(keyOf(text));
    }

    private static ProviderKey keyOf(InboundText text) {
        return new ProviderKey(text.account(), text.providerId());
    }
}
