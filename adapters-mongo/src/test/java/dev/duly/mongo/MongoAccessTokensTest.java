package dev.duly.mongo;

import dev.duly.core.access.AccessTokens;
import dev.duly.testkit.AccessTokensContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoAccessTokensTest extends AccessTokensContract {
    @RegisterExtension final Databases databases = new Databases();

    @Override
    protected AccessTokens emptyTokens() {
        return new MongoAccessTokens(databases.with(MongoAccessTokens.indexes()));
    }
}
