package dev.duly.sqlite;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// The row that a result stands at.
record Row(ResultSet results) {
    /// Makes a value of a row.
    @FunctionalInterface
    interface Reading<T> {
        T of(Row row) throws SQLException;
    }

    String text(String column) throws SQLException {
        return results.getString(column);
    }

    Optional<String> optionalText(String column) throws SQLException {
        return Optional.ofNullable(results.getString(column));
    }

    int number(String column) throws SQLException {
        return results.getInt(column);
    }

    Optional<Integer> optionalNumber(String column) throws SQLException {
        var number = results.getInt(column);
        return results.wasNull() ? Optional.empty() : Optional.of(number);
    }

    long longNumber(String column) throws SQLException {
        return results.getLong(column);
    }

    long firstNumber() throws SQLException {
        return results.getLong(1);
    }

    Instant time(String column) throws SQLException {
        return Instant.ofEpochMilli(results.getLong(column));
    }

    Optional<Instant> optionalTime(String column) throws SQLException {
        var millis = results.getLong(column);
        return results.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
