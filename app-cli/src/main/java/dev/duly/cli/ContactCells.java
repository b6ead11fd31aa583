package dev.duly.cli;

import dev.duly.cli.ContactLine.Wrong;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The cells of one row, by column, and what is wrong with them.
final class ContactCells {
    private final long line;
    private final Map<String, String> cells;
    private final List<Wrong> wrong = new ArrayList<>();

    /// @param cells what is empty stands for nothing
    ContactCells(long line, Map<String, String> cells) {
        this.line = line;
        this.cells = Map.copyOf(cells);
    }

    /// The cell's value; empty, and noted, when there is none or it breaks a rule.
    <T> Optional<T> required(String column, Function<String, T> read) {
        if (cells.getOrDefault(column, "").isEmpty()) {
            wrong.add(new Wrong(line, column, "is missing"));
        }
        return optional(column, read);
    }

    /// The cell's value; empty when there is none, and also, but noted, when it breaks a rule.
    <T> Optional<T> optional(String column, Function<String, T> read) {
        var written = cells.getOrDefault(column, "");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(written));
        } catch (IllegalArgumentException e) {
            wrong.add(new Wrong(line, column, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    List<Wrong> wrong() {
        return List.copyOf(wrong);
    }
}
