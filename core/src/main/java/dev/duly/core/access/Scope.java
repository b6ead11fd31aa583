package dev.duly.core.access;

/// What a caller may do.
public enum Scope {
    READ("communications:read"),
    SEND("communications:send"),
    TEMPLATES("communications:templates"),
    ADMIN("communications:admin");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
