package dev.duly.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/// Rows with aligned columns; the last column is as long as it is.
final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... headings) {
        if (headings.length > 0) {
            rows.add(List.of(headings));
        }
    }

    void row(String... cells) {
        rows.add(List.of(cells));
    }

    void print(PrintStream out) {
        for (var row : rows) {
            var line = new StringBuilder();
            for (var column = 0; column < row.size() - 1; column++) {
                var cell = row.get(column);
                line.append(cell).append(" ".repeat(width(column) - length(cell))).append(GAP);
            }
            line.append(row.getLast());
            out.println(line.toString().stripTrailing());
        }
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> column < row.size() - 1)
                .mapToInt(row -> length(row.get(column)))
                .max()
                .orElse(0);
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
