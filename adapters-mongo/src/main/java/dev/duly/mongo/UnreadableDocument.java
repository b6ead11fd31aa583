package dev.duly.mongo;

/// A document in the database is not as this program writes it.
final class UnreadableDocument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param sentence names the field and the rule, and holds no value
    UnreadableDocument(String sentence) {
        super(sentence);
    }

    UnreadableDocument(String sentence, RuntimeException cause) {
        super(sentence, cause);
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
