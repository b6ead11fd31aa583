package dev.duly.bench.measure;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs as Twilio signs what it posts (Twilio, webhooks security). Ours alone, so that no side
/// checks its own work.
final class Signing {
    /// The auth token of both sides, and of Duly's own sandbox.
    static final String TOKEN = "sandbox";

    private static final SecretKeySpec KEY =
            new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1");

    private Signing() {}

    static String of(String url, Map<String, String> fields) {
        var text = new StringBuilder(url);
        new TreeMap<>(fields).forEach((name, value) -> text.append(name).append(value));
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(KEY);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA1", impossible);
        }
    }
}
