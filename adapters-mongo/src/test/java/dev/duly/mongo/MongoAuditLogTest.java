package dev.duly.mongo;

import dev.duly.core.record.AuditLog;
import dev.duly.testkit.AuditLogContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoAuditLogTest extends AuditLogContract {
    @RegisterExtension final Databases databases = new Databases();

    @Override
    protected AuditLog emptyLog() {
        return new MongoAuditLog(databases.with(MongoAuditLog.INDEXES));
    }
}
