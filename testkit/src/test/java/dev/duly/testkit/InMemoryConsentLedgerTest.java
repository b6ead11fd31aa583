package dev.duly.testkit;

import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.memory.InMemoryStorage;

class InMemoryConsentLedgerTest extends ConsentLedgerContract {
    @Override
    protected ConsentLedger emptyLedger() {
        return new InMemoryStorage().consents();
    }
}
