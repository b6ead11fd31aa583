package dev.duly.sqlite;

import dev.duly.core.receipt.ReceiptLog;
import dev.duly.testkit.ReceiptLogContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteReceiptLogTest extends ReceiptLogContract {
    @RegisterExtension final DataFolders folders = new DataFolders();

    @Override
    protected ReceiptLog emptyLog() {
        return folders.serve().receipts();
    }
}
