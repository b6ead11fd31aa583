package dev.duly.sandbox;

/// Who started a text.
enum Direction {
    INBOUND("inbound"),
    OUTBOUND("outbound-api"),
    REPLY("outbound-reply");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
