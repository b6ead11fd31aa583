package dev.duly.twilio;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.MessageId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.text.MessageText;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/// What the tests send, and with which settings.
final class Sent {
    static final String ACCOUNT = "AC" + "a1".repeat(16);
    static final String SID = "SM" + "0".repeat(31) + "1";
    static final String PATH = "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json";
    static final AccountPaths PATHS = new AccountPaths(ACCOUNT);
    static final Secret TOKEN = new Secret("secret-token");
    static final MessageId ID = new MessageId("6920f1a2b3c4d5e6f7a8b9c0");
    static final PhoneNumber TO = new PhoneNumber("+17025550142");
    static final SenderAddress NUMBER =
            new SenderAddress.OwnNumber(new PhoneNumber("+15005550006"));

    /// Longer than any answer that comes on this machine.
    private static final Duration PATIENT = Duration.ofSeconds(20);

    private Sent() {}

    static TwilioGateway through(URI baseUrl) {
        return through(baseUrl, PATIENT);
    }

    static TwilioGateway through(URI baseUrl, Duration answer) {
        return through(baseUrl, answer, new TwilioSettings.Credentials.AuthToken(TOKEN));
    }

    static TwilioGateway through(
            URI baseUrl, Duration answer, TwilioSettings.Credentials credentials) {
        return through(baseUrl, answer, credentials, InstantSource.system());
    }

    static TwilioGateway through(URI baseUrl, InstantSource clock) {
        return through(baseUrl, PATIENT, new TwilioSettings.Credentials.AuthToken(TOKEN), clock);
    }

    private static TwilioGateway through(
            URI baseUrl,
            Duration answer,
            TwilioSettings.Credentials credentials,
            InstantSource clock) {
        return new TwilioGateway(
                new TwilioSettings(
                        "sandbox",
                        ACCOUNT,
                        credentials,
                        List.of(TOKEN),
                        baseUrl,
                        URI.create("https://sms.county.example/duly/"),
                        answer,
                        answer),
                clock);
    }

    static SendRequest text(String body) {
        return from(NUMBER, body, Duration.ofHours(2));
    }

    static SendRequest from(SenderAddress sender, String body, Duration validity) {
        return new SendRequest(ID, 3, sender, TO, new MessageText(body), validity, Instant.MAX);
    }

    /// An answer in Twilio's own form.
    static String taken(String sid, String from) {
        return """
        {"account_sid": "%s", "api_version": "2010-04-01", "body": "hello",
         "date_created": "Sun, 22 Nov 2026 10:00:01 +0000", "date_sent": null,
         "date_updated": "Sun, 22 Nov 2026 10:00:01 +0000", "direction": "outbound-api",
         "error_code": null, "error_message": null, "from": %s,
         "messaging_service_sid": null, "num_media": "0", "num_segments": "1",
         "price": null, "price_unit": "USD", "sid": "%s", "status": "queued",
         "subresource_uris": {"media": "/m.json"}, "to": "+17025550142",
         "uri": "/u.json", "a_new_field": {"nobody": ["knows"]}}
        """
                .formatted(ACCOUNT, from, sid);
    }

    static String error(int status, int code) {
        return """
        {"code": %d, "message": "The 'To' number +17025550142 is not good.",
         "more_info": "https://www.twilio.com/docs/errors/%d", "status": %d}
        """
                .formatted(code, code, status);
    }
}
