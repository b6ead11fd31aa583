package dev.duly.twilio;

import dev.duly.core.webhook.WebhookRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells whether Twilio posted a request: `X-Twilio-Signature` is the Base64 of HMAC-SHA1, with the
/// account's auth token, over the URL that Twilio called and the decoded fields of the form, sorted
/// by name. Source: Twilio, webhooks security.
///
/// Ours and not the SDK's, which knows no field that comes twice, writes the URL anew before it
/// compares, and so refuses what Twilio signed. The URL is what we told Twilio, never what a `Host`
/// header claims.
final class WebhookSignature {
    private static final String ALGORITHM = "HmacSHA1";

    private static final int USUAL_LENGTH = 512;

    private static final Comparator<Form.Field> BY_BYTES =
            Comparator.comparing(Form.Field::name).thenComparing(Form.Field::value);

    /// Scheme, user and host; port; the rest.
    private static final Pattern ORIGIN =
            Pattern.compile("(https?://(?:[^/@]*@)?(?:\\[[^]]*]|[^/:\\[]*))(:[0-9]+)?(/.*)?");

    private static final Pattern BODY_HASH =
            Pattern.compile("(?:^|&)bodySHA256=([0-9a-fA-F]{64})(?:&|$)");

    /// Each has its key and is copied for each use: setting the key takes as long as signing.
    private final List<Mac> signers;

    private final Set<String> origins;

    /// @param tokens the account's auth token, and while it is changed the other one too
    /// @param publicBaseUrl where Twilio calls us
    WebhookSignature(List<Secret> tokens, URI publicBaseUrl) {
        this.signers =
                tokens.stream()
                        .map(token -> token.value().getBytes(StandardCharsets.UTF_8))
                        .map(WebhookSignature::signer)
                        .toList();
        this.origins = origins(publicBaseUrl.toString());
    }

    /// Why the request is not believed; empty when Twilio signed it.
    ///
    /// @param form of the request; empty when its body is none
    /// @param isForm whether the body is a form: another body is covered by its hash in the query
    Optional<String> fault(WebhookRequest request, Form form, boolean isForm) {
        if (signers.isEmpty()) {
            return Optional.of("no token is set to check signatures with");
        }
        var given = request.signature().map(String::strip).orElse("");
        if (given.isEmpty()) {
            return Optional.of("the signature is missing");
        }
        if (!isForm && !hashCovers(request)) {
            return Optional.of("the body is no form, and its hash is missing or another's");
        }
        return matches(request, form, given)
                ? Optional.empty()
                : Optional.of("the signature is not the provider's");
    }

    private boolean matches(WebhookRequest request, Form form, String given) {
        var expected = given.getBytes(StandardCharsets.UTF_8);
        var fields = sorted(form).getBytes(StandardCharsets.ISO_8859_1);
        for (var url : urls(request)) {
            for (var signer : signers) {
                if (MessageDigest.isEqual(sign(signer, url, fields), expected)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Mac signer(byte[] token) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
        }
    }

    private static byte[] sign(Mac signer, String url, byte[] fields) {
        try {
            var mac = (Mac) signer.clone();
            mac.update(url.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(fields));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("the JDK's own can be copied", impossible);
        }
    }

    /// Each name with each of its distinct values; both in the order of their bytes.
    private static String sorted(Form form) {
        var fields = form.fields().toArray(Form.Field[]::new);
        Arrays.sort(fields, BY_BYTES);
        var text = new StringBuilder(USUAL_LENGTH);
        for (var i = 0; i < fields.length; i++) {
            if (i == 0 || !fields[i].equals(fields[i - 1])) {
                text.append(fields[i].name()).append(fields[i].value());
            }
        }
        return text.toString();
    }

    /// All ways in which Twilio may have written the URL that it called.
    private List<String> urls(WebhookRequest request) {
        var query = request.query().map(raw -> "?" + raw).orElse("");
        var urls = new ArrayList<String>();
        for (var origin : origins) {
            urls.add(origin + request.path() + query);
        }
        if (query.contains("'")) {
            // Signers that parse the URL first escape the apostrophe, as browsers do.
            var escaped = query.replace("'", "%27");
            for (var origin : origins) {
                urls.add(origin + request.path() + escaped);
            }
        }
        return urls;
    }

    /// As configured, with the default port, and without a port: signers differ. Cut and joined as
    /// text, because a URL that is parsed and written anew is not always the same.
    private static Set<String> origins(String configured) {
        var parts = ORIGIN.matcher(configured);
        if (!parts.matches()) {
            return Set.of(configured);
        }
        var host = parts.group(1);
        var rest = Optional.ofNullable(parts.group(3)).orElse("");
        var defaultPort = host.startsWith("https:") ? ":443" : ":80";
        var origins = new LinkedHashSet<String>();
        origins.add(configured);
        origins.add(host + rest);
        if (parts.group(2) == null) {
            origins.add(host + defaultPort + rest);
        }
        return origins;
    }

    private static boolean hashCovers(WebhookRequest request) {
        var named = BODY_HASH.matcher(request.query().orElse(""));
        return named.find()
                && MessageDigest.isEqual(
                        HexFormat.of().parseHex(named.group(1)), sha256(request.body()));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
