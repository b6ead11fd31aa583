package dev.duly.sqlite;

import dev.duly.core.receiving.InboundLog;
import dev.duly.testkit.InboundLogContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteInboundLogTest extends InboundLogContract {
    @RegisterExtension final DataFolders folders = new DataFolders();

    @Override
    protected InboundLog emptyLog() {
        return folders.serve().inbound();
    }
}
