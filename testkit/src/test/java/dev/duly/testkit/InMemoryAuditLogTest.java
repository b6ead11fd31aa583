package dev.duly.testkit;

import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.record.AuditLog;

class InMemoryAuditLogTest extends AuditLogContract {
    @Override
    protected AuditLog emptyLog() {
        return new InMemoryStorage().audit();
    }
}
