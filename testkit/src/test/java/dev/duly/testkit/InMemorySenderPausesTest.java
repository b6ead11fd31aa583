package dev.duly.testkit;

import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.policy.SenderPauses;

class InMemorySenderPausesTest extends SenderPausesContract {
    @Override
    protected SenderPauses noPauses() {
        return new InMemoryStorage().senderPauses();
    }
}
