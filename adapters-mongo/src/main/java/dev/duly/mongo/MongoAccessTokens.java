package dev.duly.mongo;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoException;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.result.UpdateResult;
import dev.duly.core.access.AccessToken;
import dev.duly.core.access.AccessTokens;
import dev.duly.core.access.Scope;
import dev.duly.core.access.TokenHash;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;

/// The access tokens' hashes. A token's name is its `_id`.
final class MongoAccessTokens implements AccessTokens {
    private static final String COLLECTION = "duly_access_tokens";
    private static final ReplaceOptions OR_INSERT = new ReplaceOptions().upsert(true);

    private final Records<AccessToken> tokens;

    MongoAccessTokens(Database database) {
        this.tokens = new Records<>(database, "AccessTokens", COLLECTION, MongoAccessTokens::token);
    }

    static List<Index> indexes() {
        return List.of(Index.unique(COLLECTION, Indexes.ascending("hash")));
    }

    @Override
    public Optional<AccessToken> find(TokenHash hash) {
        return tokens.first(tokens.find(eq("hash", hash.hex())));
    }

    @Override
    public void save(AccessToken token) {
        var document = document(token);
        tokens.call(() -> save(token.name(), document));
    }

    private UpdateResult save(String name, Document document) {
        try {
            return replace(name, document);
        } catch (MongoException refused) {
            if (Faults.isDuplicateKey(refused)) {
                // Two were the first of one name at once: now there is one to replace.
                return replace(name, document);
            }
            throw refused;
        }
    }

    private UpdateResult replace(String name, Document document) {
        return tokens.collection().replaceOne(eq("_id", name), document, OR_INSERT);
    }

    private static Document document(AccessToken token) {
        return new NewDocument()
                .with("_id", token.name())
                .with("hash", token.hash().hex())
                .withTexts("scopes", token.scopes().stream().map(Scope::word).sorted().toList())
                .with("createdAt", token.createdAt())
                .document();
    }

    private static AccessToken token(Fields fields) {
        return new AccessToken(
                fields.text("_id"),
                new TokenHash(fields.text("hash")),
                Set.copyOf(fields.values("scopes", MongoAccessTokens::scope)),
                fields.time("createdAt"));
    }

    private static Scope scope(String word) {
        for (var scope : Scope.values()) {
            if (scope.word().equals(word)) {
                return scope;
            }
        }
        throw new IllegalArgumentException("there is no such scope");
    }
}
