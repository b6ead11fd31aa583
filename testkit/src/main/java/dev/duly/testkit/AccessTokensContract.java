package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.access.AccessToken;
import dev.duly.core.access.AccessTokens;
import dev.duly.core.access.Scope;
import dev.duly.core.access.TokenHash;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [AccessTokens] promises.
public abstract class AccessTokensContract {
    private AccessTokens tokens;

    /// Tokens of which there is none yet; each call gives others.
    protected abstract AccessTokens emptyTokens();

    @BeforeEach
    void openTokens() {
        tokens = emptyTokens();
    }

    @Test
    void anUnknownTokenLetsNobodyIn() {
        tokens.save(token("admin", "one", Set.of(Scope.ADMIN)));

        assertThat(tokens.find(TokenHash.of("another"))).isEmpty();
    }

    @Test
    void everyFieldComesBackAsItWasSaved() {
        var token =
                new AccessToken(
                        "Ben.feed_2@agency+dev-1",
                        TokenHash.of("one"),
                        Set.of(Scope.values()),
                        Samples.MORNING.plusNanos(987_654));

        tokens.save(token);

        assertThat(tokens.find(TokenHash.of("one"))).contains(token);
        assertThat(token.createdAt()).isEqualTo(Samples.MORNING);
    }

    @Test
    void aTokenMayHaveNoScope() {
        var token = token("nobody", "one", Set.of());

        tokens.save(token);

        assertThat(tokens.find(TokenHash.of("one"))).contains(token);
    }

    @Test
    void eachTokenIsFoundByItsOwnHash() {
        var reader = token("reader", "one", Set.of(Scope.READ));
        var sender = token("sender", "two", Set.of(Scope.SEND));
        tokens.save(reader);
        tokens.save(sender);

        assertThat(tokens.find(TokenHash.of("one"))).contains(reader);
        assertThat(tokens.find(TokenHash.of("two"))).contains(sender);
    }

    @Test
    void theOlderTokenOfANameLetsNobodyInAnyMore() {
        tokens.save(token("admin", "old", Set.of(Scope.ADMIN)));
        var fresh = token("admin", "new", Set.of(Scope.READ));

        tokens.save(fresh);

        assertThat(tokens.find(TokenHash.of("old"))).isEmpty();
        assertThat(tokens.find(TokenHash.of("new"))).contains(fresh);
    }

    private static AccessToken token(String name, String secret, Set<Scope> scopes) {
        return new AccessToken(name, TokenHash.of(secret), scopes, Samples.MORNING);
    }
}
