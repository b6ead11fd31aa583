package dev.duly.sqlite;

import dev.duly.core.access.AccessToken;
import dev.duly.core.access.AccessTokens;
import dev.duly.core.access.Scope;
import dev.duly.core.access.TokenHash;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The access tokens' hashes.
final class SqliteAccessTokens implements AccessTokens {
    private static final String PORT = "AccessTokens";

    private final Database database;

    SqliteAccessTokens(Database database) {
        this.database = database;
    }

    @Override
    public Optional<AccessToken> find(TokenHash hash) {
        return database.read(
                PORT,
                session ->
                        session.first(
                                "SELECT * FROM token WHERE hash = ?",
                                SqliteAccessTokens::token,
                                hash.hex()));
    }

    @Override
    public void save(AccessToken token) {
        database.write(
                PORT,
                session ->
                        session.update(
                                """
                                INSERT INTO token (name, hash, scopes, created_at)
                                VALUES (?, ?, ?, ?)
                                ON CONFLICT (name) DO UPDATE SET hash = excluded.hash,
                                    scopes = excluded.scopes, created_at = excluded.created_at
                                """,
                                token.name(),
                                token.hash().hex(),
                                token.scopes().stream()
                                        .map(Scope::name)
                                        .sorted()
                                        .collect(Collectors.joining(" ")),
                                token.createdAt()));
    }

    private static AccessToken token(Row row) throws SQLException {
        return new AccessToken(
                row.text("name"),
                new TokenHash(row.text("hash")),
                Stream.of(row.text("scopes").split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(Scope::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.time("created_at"));
    }
}
