package dev.duly.testkit;

import dev.duly.core.access.AccessTokens;
import dev.duly.core.memory.InMemoryStorage;

class InMemoryAccessTokensTest extends AccessTokensContract {
    @Override
    protected AccessTokens emptyTokens() {
        return new InMemoryStorage().tokens();
    }
}
