package dev.duly.cli;

import dev.duly.cli.ContactLine.Wrong;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with one file of contacts: all of it counted, and as much kept as anybody reads.
final class ContactComplaints {
    private static final int MOST_KEPT = 50;

    private final List<Wrong> first = new ArrayList<>();
    private int count;

    void add(Wrong wrong) {
        count++;
        if (first.size() < MOST_KEPT) {
            first.add(wrong);
        }
    }

    boolean isEmpty() {
        return count == 0;
    }

    /// Those that came first, at most 50.
    List<Wrong> first() {
        return List.copyOf(first);
    }

    String sentence() {
        return "Nothing was kept: the file breaks %,d rules%s. Mend it and import it again."
                .formatted(
                        count,
                        count > first.size()
                                ? ", the first %d of them above".formatted(first.size())
                                : "");
    }
}
