package dev.duly.sandbox;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Makes Twilio's identifiers: two letters and 32 hexadecimal digits.
final class Sids {
    private final RandomGenerator chance;

    Sids(RandomGenerator chance) {
        this.chance = chance;
    }

    String message(boolean withMedia) {
        return (withMedia ? "MM" : "SM") + hex();
    }

    String media() {
        return "ME" + hex();
    }

    /// In the shape of a UUID, as Twilio's idempotency tokens are.
    String token() {
        var hex = hex();
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }

    // Generators need not be safe for several threads, and seeded ones should give one order.
    private synchronized String hex() {
        var bytes = new byte[16];
        chance.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
