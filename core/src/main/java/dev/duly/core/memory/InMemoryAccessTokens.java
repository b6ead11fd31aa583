package dev.duly.core.memory;

import dev.duly.core.access.AccessToken;
import dev.duly.core.access.AccessTokens;
import dev.duly.core.access.TokenHash;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Access tokens in memory.
final class InMemoryAccessTokens implements AccessTokens {
    private final Map<String, AccessToken> tokens = new HashMap<>();

    @Override
    public synchronized Optional<AccessToken> find(TokenHash hash) {
        return tokens.values().stream().filter(token -> token.hash().equals(hash)).findFirst();
    }

    @Override
    public synchronized void save(AccessToken token) {
        tokens.put(token.name(), token);
    }
}
