package dev.duly.core.record;

/// The last link of a chain.
///
/// @param sequence of the last entry; 0 when there is none
/// @param hash of the last entry, 64 hex digits; zeros when there is none
public record ChainHead(String stream, long sequence, String hash) {
    private static final String NOTHING = "0".repeat(64);

    public static ChainHead empty(String stream) {
        return new ChainHead(stream, 0, NOTHING);
    }
}
