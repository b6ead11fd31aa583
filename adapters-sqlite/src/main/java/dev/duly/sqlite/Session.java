package dev.duly.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.sqlite.JDBC;

/// One connection to the file, used by one thread at a time. A statement is prepared the first time
/// it is run and kept.
final class Session implements AutoCloseable {
    /// How long a connection waits for another process to end its write.
    static final int BUSY_MILLIS = 5_000;

    /// Past this the file of the log is cut back when it is next begun anew.
    private static final int LOG_BYTES = 64 * 1024 * 1024;

    private final Connection connection;
    private final Set<String> statements;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    /// @param statements takes the words of every statement that is prepared
    private Session(Connection connection, Set<String> statements) {
        this.connection = connection;
        this.statements = statements;
    }

    /// A connection that reads and writes.
    static Session writing(Path file, Set<String> statements) throws SQLException {
        return open(
                file,
                statements,
                """
                PRAGMA busy_timeout = %d;
                PRAGMA synchronous = FULL;
                PRAGMA foreign_keys = ON;
                PRAGMA secure_delete = ON;
                PRAGMA temp_store = MEMORY;
                PRAGMA journal_size_limit = %d;
                """
                        .formatted(BUSY_MILLIS, LOG_BYTES));
    }

    /// A connection that only reads.
    static Session reading(Path file, Set<String> statements) throws SQLException {
        return open(
                file,
                statements,
                """
                PRAGMA busy_timeout = %d;
                PRAGMA temp_store = MEMORY;
                PRAGMA query_only = ON;
                """
                        .formatted(BUSY_MILLIS));
    }

    private static Session open(Path file, Set<String> statements, String settings)
            throws SQLException {
        var session = new Session(connect(file), statements);
        try {
            session.script(settings);
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    private static Connection connect(Path file) throws SQLException {
        return JDBC.createConnection(JDBC.PREFIX + file, settings());
    }

    private static Properties settings() {
        var settings = new Properties();
        // Nobody asks which row a statement made; the driver would, after each.
        settings.setProperty("jdbc.get_generated_keys", "false");
        return settings;
    }

    /// Runs statements that answer nothing, once.
    void script(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            var _ = statement.executeUpdate(sql);
        }
    }

    /// Runs a statement that answers nothing and has no values.
    void run(String sql) throws SQLException {
        var _ = statement(sql).execute();
    }

    /// How many rows the statement wrote.
    int update(String sql, @Nullable Object... values) throws SQLException {
        return bound(sql, values).executeUpdate();
    }

    boolean exists(String sql, @Nullable Object... values) throws SQLException {
        try (var results = bound(sql, values).executeQuery()) {
            return results.next();
        }
    }

    <T> Optional<T> first(String sql, Row.Reading<T> reading, @Nullable Object... values)
            throws SQLException {
        try (var results = bound(sql, values).executeQuery()) {
            return results.next() ? Optional.of(reading.of(new Row(results))) : Optional.empty();
        }
    }

    <T> List<T> list(String sql, Row.Reading<T> reading, @Nullable Object... values)
            throws SQLException {
        try (var results = bound(sql, values).executeQuery()) {
            var row = new Row(results);
            var list = new ArrayList<T>();
            while (results.next()) {
                list.add(reading.of(row));
            }
            return list;
        }
    }

    /// The first `max` rows whose value is `wanted`; no row after them is read.
    <T> List<T> firstOf(
            String sql,
            Row.Reading<T> reading,
            Predicate<T> wanted,
            int max,
            @Nullable Object... values)
            throws SQLException {
        try (var results = bound(sql, values).executeQuery()) {
            var row = new Row(results);
            var list = new ArrayList<T>();
            while (list.size() < max && results.next()) {
                var value = reading.of(row);
                if (wanted.test(value)) {
                    list.add(value);
                }
            }
            return list;
        }
    }

    /// The first column of the one row that the statement answers.
    long number(String sql, @Nullable Object... values) throws SQLException {
        return first(sql, Row::firstNumber, values).orElseThrow();
    }

    private PreparedStatement bound(String sql, @Nullable Object... values) throws SQLException {
        var statement = statement(sql);
        for (var i = 0; i < values.length; i++) {
            bind(statement, i + 1, values[i]);
        }
        return statement;
    }

    private PreparedStatement statement(String sql) throws SQLException {
        var known = prepared.get(sql);
        if (known != null) {
            return known;
        }
        var statement = connection.prepareStatement(sql);
        prepared.put(sql, statement);
        statements.add(sql);
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value)
            throws SQLException {
        switch (value) {
            case null -> statement.setObject(index, null);
            case Optional<?> optional -> bind(statement, index, optional.orElse(null));
            case String text -> statement.setString(index, text);
            case Integer number -> statement.setInt(index, number);
            case Long number -> statement.setLong(index, number);
            case Instant time -> statement.setLong(index, time.toEpochMilli());
            default ->
                    throw new IllegalArgumentException(
                            "no column takes a " + value.getClass().getSimpleName());
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
