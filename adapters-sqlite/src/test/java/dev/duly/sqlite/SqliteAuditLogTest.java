package dev.duly.sqlite;

import dev.duly.core.record.AuditLog;
import dev.duly.testkit.AuditLogContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteAuditLogTest extends AuditLogContract {
    @RegisterExtension final DataFolders folders = new DataFolders();

    @Override
    protected AuditLog emptyLog() {
        return folders.serve().audit();
    }
}
