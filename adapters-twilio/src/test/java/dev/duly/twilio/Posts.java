package dev.duly.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.duly.core.webhook.WebhookReading;
import dev.duly.core.webhook.WebhookRequest;
import dev.duly.core.webhook.WebhookRequest.Kind;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What Twilio posts, and who reads it.
final class Posts {
    static final String ACCOUNT = "AC" + "0".repeat(32);
    static final String SID = "SM" + "1".repeat(32);
    static final Secret TOKEN = new Secret("sandbox");
    static final String ORIGIN = "http://127.0.0.1:8080";
    static final String STATUS = "/api/messages/twilio/status";
    static final String INBOUND = "/api/messages/twilio/inbound";
    static final Instant OURS = Instant.parse("2026-11-22T10:00:00.123Z");
    static final Instant THEIRS = Instant.parse("2026-11-22T09:59:59Z");
    static final TwilioWebhooks WEBHOOKS =
            new TwilioWebhooks(
                    TwilioSettings.sandbox(
                            ACCOUNT,
                            TOKEN,
                            URI.create("http://127.0.0.1:8090"),
                            URI.create(ORIGIN + "/")));

    private Posts() {}

    /// What is read from `form`, posted to `path` with the signature that it needs.
    static WebhookReading signed(Kind kind, String path, Map<String, String> form) {
        return read(
                kind,
                path,
                Signer.encode(form).getBytes(UTF_8),
                Signer.sign(TOKEN, ORIGIN + path, form));
    }

    static WebhookReading read(Kind kind, String path, byte[] body, String signature) {
        return WEBHOOKS.read(
                new WebhookRequest(
                        kind,
                        path,
                        Optional.empty(),
                        Optional.of("application/x-www-form-urlencoded; charset=UTF-8"),
                        Optional.of(signature),
                        Optional.of(THEIRS),
                        body,
                        OURS));
    }

    static Map<String, String> status(String word) {
        var form = new LinkedHashMap<String, String>();
        form.put("SmsSid", SID);
        form.put("SmsStatus", word);
        form.put("MessageStatus", word);
        form.put("To", "+17025550142");
        form.put("MessageSid", SID);
        form.put("AccountSid", ACCOUNT);
        form.put("From", "+15005550006");
        form.put("ApiVersion", "2010-04-01");
        return form;
    }

    static Map<String, String> inbound(String body) {
        var form = new LinkedHashMap<String, String>();
        form.put("ToCountry", "US");
        form.put("SmsMessageSid", SID);
        form.put("NumMedia", "0");
        form.put("SmsSid", SID);
        form.put("SmsStatus", "received");
        form.put("Body", body);
        form.put("To", "+15005550006");
        form.put("NumSegments", "1");
        form.put("MessageSid", SID);
        form.put("AccountSid", ACCOUNT);
        form.put("From", "+17025550142");
        form.put("ApiVersion", "2010-04-01");
        return form;
    }
}
