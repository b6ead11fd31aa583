package dev.duly.core.record;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Sixteen random bytes, kept beside what they hide: destroy them with it, and the commitment says
/// nothing any more, while the chain that holds the commitment stays whole.
///
/// @param hex 32 hex digits, lower case
public record Salt(String hex) {
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{32}");
    private static final int BYTES = 16;

    public Salt {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("a salt is 32 hex digits");
        }
    }

    public static Salt random(RandomGenerator chance) {
        var bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        return new Salt(HexFormat.of().formatHex(bytes));
    }

    @Override
    public String toString() {
        return "***";
    }
}
