package dev.duly.core.record;

import dev.duly.core.Sha256;
import java.util.HexFormat;

/// SHA-256 of a salt and a value: proves later what the value was, and tells nothing before.
///
/// @param hex 64 hex digits, lower case
public record Commitment(String hex) {
    /// `SHA-256(salt bytes ‖ field name in UTF-8 ‖ 0x00 ‖ value in UTF-8)`. The name keeps the
    /// commitments of two fields with one value apart.
    public static Commitment to(Salt salt, String field, String value) {
        return new Commitment(
                new Sha256()
                        .add(HexFormat.of().parseHex(salt.hex()))
                        .add(field)
                        .add(0)
                        .add(value)
                        .hex());
    }
}
