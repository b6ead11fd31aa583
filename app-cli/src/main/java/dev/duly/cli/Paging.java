package dev.duly.cli;

import dev.duly.core.Cursor;
import java.util.Optional;
import picocli.CommandLine.Option;

/// How much of a list, and from where.
final class Paging {
    private static final int MOST = 200;

    @Option(
            names = "--limit",
            defaultValue = "50",
            paramLabel = "COUNT",
            description = "At most so many, 1 to 200 (default: ${DEFAULT-VALUE}).")
    private int limit = 50;

    @Option(
            names = "--cursor",
            paramLabel = "CURSOR",
            description = "Goes on where the page before ended: its nextCursor.")
    private Optional<String> cursor = Optional.empty();

    int limit() {
        if (limit < 1 || limit > MOST) {
            throw Given.wrong("--limit", "must be from 1 to " + MOST);
        }
        return limit;
    }

    Optional<Cursor> cursor() {
        return cursor.map(written -> Given.as("--cursor", written, Cursor::of));
    }
}
