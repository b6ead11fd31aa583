package dev.duly.sqlite;

import dev.duly.core.policy.SenderPauses;
import dev.duly.testkit.SenderPausesContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteSenderPausesTest extends SenderPausesContract {
    @RegisterExtension final DataFolders folders = new DataFolders();

    @Override
    protected SenderPauses noPauses() {
        return folders.serve().senderPauses();
    }
}
