package dev.duly.core.record;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of a salt and a value: proves later what the value was, and tells nothing before.
///
/// @param hex 64 hex digits, lower case
public record Commitment(String hex) {
    /// `SHA-256(salt bytes ‖ field name in UTF-8 ‖ 0x00 ‖ value in UTF-8)`. The name keeps the
    /// commitments of two fields with one value apart.
    public static Commitment to(Salt salt, String field, String value) {
        var digest = sha256();
        digest.update(HexFormat.of().parseHex(salt.hex()));
        digest.update(field.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(value.getBytes(StandardCharsets.UTF_8));
        return new Commitment(HexFormat.of().formatHex(digest.digest()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
