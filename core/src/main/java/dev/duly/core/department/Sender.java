package dev.duly.core.department;

import java.util.Optional;

/// A department's sender and what is particular about it.
///
/// @param segmentsPerSecond what the carriers let this sender send
/// @param dailyCap what they let it and others send in a day; empty for no such cap
public record Sender(
        SenderAddress address,
        KeywordAnswers keywordAnswers,
        int segmentsPerSecond,
        Optional<DailyCap> dailyCap) {
    public Sender {
        if (segmentsPerSecond < 1) {
            throw new IllegalArgumentException("segmentsPerSecond must be at least 1");
        }
    }

    /// A sender without a daily cap.
    public Sender(SenderAddress address, KeywordAnswers keywordAnswers, int segmentsPerSecond) {
        this(address, keywordAnswers, segmentsPerSecond, Optional.empty());
    }
}
