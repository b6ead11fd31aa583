package dev.duly.sqlite;

import java.util.List;
import java.util.Set;

/// How SQLite would go about a statement, by its own word.
final class Plans {
    private Plans() {}

    static List<String> of(SqliteStorage storage, String sql) {
        if (sql.startsWith("PRAGMA")) {
            return List.of();
        }
        return storage.database()
                .read(
                        "Storage",
                        session ->
                                session.list(
                                        "EXPLAIN QUERY PLAN " + sql, row -> row.text("detail")));
    }

    /// Without the steps that only merge walks.
    static List<String> walks(SqliteStorage storage, String sql) {
        return of(storage, sql).stream()
                .filter(step -> !Set.of("MERGE (UNION ALL)", "LEFT", "RIGHT").contains(step))
                .toList();
    }
}
