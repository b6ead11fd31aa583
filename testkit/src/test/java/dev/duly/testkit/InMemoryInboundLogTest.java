package dev.duly.testkit;

import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.receiving.InboundLog;

class InMemoryInboundLogTest extends InboundLogContract {
    @Override
    protected InboundLog emptyLog() {
        return new InMemoryStorage().inbound();
    }
}
