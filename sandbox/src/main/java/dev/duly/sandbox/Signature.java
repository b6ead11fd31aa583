package dev.duly.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// `X-Twilio-Signature`: HMAC-SHA1 over the URL and the sorted fields, in Base64
/// (twilio.com/docs/usage/webhooks/webhooks-security).
final class Signature {
    private final SecretKeySpec key;

    Signature(String authToken) {
        key = new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1");
    }

    /// @param url whole, with its query, without its fragment
    String of(String url, Form form) {
        var sorted = new TreeMap<String, TreeSet<String>>();
        form.fields()
                .forEach(field ->
                        sorted.computeIfAbsent(field.name(), name -> new TreeSet<>())
                                .add(field.value()));
        var signed = new StringBuilder(url);
        sorted.forEach(
                (name, values) -> values.forEach(value -> signed.append(name).append(value)));
        return mac(signed.toString());
    }

    private String mac(String signed) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(key);
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this Java has no HmacSHA1", missing);
        }
    }
}
