package dev.duly.core.memory;

import dev.duly.core.Appended;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.phone.PhoneNumber;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The consent ledger in memory.
final class InMemoryConsentLedger implements ConsentLedger {
    private final Map<String, ConsentChange> changes = new LinkedHashMap<>();

    @Override
    public synchronized Appended append(ConsentChange change) {
        return changes.putIfAbsent(change.source(), change) == null
                ? Appended.NEW
                : Appended.REPEATED;
    }

    @Override
    public synchronized List<ConsentChange> history(PhoneNumber phone) {
        return changes.values().stream().filter(change -> change.phone().equals(phone)).toList();
    }
}
