package dev.duly.core.provider;

/// What an error stops until a person has mended its cause: every further text would fail alike.
public enum Halt {
    NOTHING("-"),
    /// The sender that the text went from.
    SENDER("sender"),
    /// The sender too, but only once several of its texts met the error within minutes: a single
    /// one may be the fault of its words or its number.
    SENDER_IN_BURSTS("bursts"),
    /// Everything that goes through the account.
    ACCOUNT("account");

    private final String word;

    Halt(String word) {
        this.word = word;
    }

    /// @throws IllegalArgumentException when `word` is none of the table's words
    static Halt of(String word) {
        for (var halt : values()) {
            if (halt.word.equals(word)) {
                return halt;
            }
        }
        throw new IllegalArgumentException("halts is -, sender, bursts or account");
    }
}
