package dev.duly.core.message;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.text.MessageText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What makes two texts twins: the provider's list could not tell them apart.
///
/// @param key 64 hex digits: a hash, so that no index holds a number or a word
public record InFlight(String key) {
    static InFlight of(SenderAddress sender, PhoneNumber to, MessageText text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    (sender.value() + '\n' + to.e164() + '\n').getBytes(StandardCharsets.UTF_8));
            digest.update(text.value().getBytes(StandardCharsets.UTF_8));
            return new InFlight(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
