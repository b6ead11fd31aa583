package dev.duly.core.department;

/// A department's sender and what is particular about it.
///
/// @param segmentsPerSecond what the carriers let this sender send
public record Sender(SenderAddress address, KeywordAnswers keywordAnswers, int segmentsPerSecond) {
    public Sender {
        if (segmentsPerSecond < 1) {
            throw new IllegalArgumentException("segmentsPerSecond must be at least 1");
        }
    }
}
