package dev.duly.sqlite;

import dev.duly.core.message.MessageStore;
import dev.duly.testkit.MessageStoreContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteMessageStoreTest extends MessageStoreContract {
    @RegisterExtension final DataFolders folders = new DataFolders();

    @Override
    protected MessageStore emptyStore() {
        return folders.serve().messages();
    }
}
