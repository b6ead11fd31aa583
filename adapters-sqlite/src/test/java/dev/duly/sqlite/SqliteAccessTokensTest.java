package dev.duly.sqlite;

import dev.duly.core.access.AccessTokens;
import dev.duly.testkit.AccessTokensContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteAccessTokensTest extends AccessTokensContract {
    @RegisterExtension final DataFolders folders = new DataFolders();

    @Override
    protected AccessTokens emptyTokens() {
        return folders.serve().tokens();
    }
}
