package dev.duly.core.message;

/// Counts the writes of a message: the first has 1, each later one more.
public record Revision(long value) {
    public static final Revision FIRST = new Revision(1);

    public Revision {
        if (value < 1) {
            throw new IllegalArgumentException("revisions count from 1");
        }
    }

    public Revision next() {
        return new Revision(value + 1);
    }
}
