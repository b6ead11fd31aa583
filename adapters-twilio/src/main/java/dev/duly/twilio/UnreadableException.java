package dev.duly.twilio;

/// Something from the provider is not what it should be, or did not come.
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    UnreadableException(String field, String rule) {
        this(field + ": " + rule);
    }

    UnreadableException(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    /// Which field and which rule, and nothing of its value; or why nothing came.
    String sentence() {
        return sentence;
    }
}
