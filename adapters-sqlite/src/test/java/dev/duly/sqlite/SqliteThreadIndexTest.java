package dev.duly.sqlite;

import dev.duly.core.thread.ThreadIndex;
import dev.duly.testkit.ThreadIndexContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteThreadIndexTest extends ThreadIndexContract {
    @RegisterExtension final DataFolders folders = new DataFolders();

    @Override
    protected ThreadIndex emptyIndex() {
        return folders.serve().threads();
    }
}
