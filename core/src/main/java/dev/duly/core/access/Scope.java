package dev.duly.core.access;

/// What a caller may do.
public enum Scope {
    READ("communications:read"),
    SEND("communications:send"),
    TEMPLATES("communications:templates"),
    CONSENT("communications:consent"),
    POLICY("communications:policy"),
    ADMIN("communications:admin");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
