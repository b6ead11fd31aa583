package dev.duly.twilio;

/// Something from the provider is not what it should be.
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String sentence;

    UnreadableException(String field, String rule) {
        super(field + ": " + rule);
        this.sentence = field + ": " + rule;
    }

    /// Which field and which rule, and nothing of its value.
    String sentence() {
        return sentence;
    }
}
