package dev.duly.sandbox;

import dev.duly.sandbox.Form.Field;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// What the sandbox posts, with Twilio's parameters
/// (twilio.com/docs/messaging/guides/webhook-request and track-outbound-message-status).
final class Webhooks {
    /// A picture's own identifier and kind, in its order.
    record Picture(String sid, String contentType) {}

    private final SandboxSettings settings;
    private final Function<Text, List<Picture>> pictures;
    private final Function<String, String> absolute;

    /// @param absolute makes a whole URL of a path of the sandbox
    Webhooks(
            SandboxSettings settings,
            Function<Text, List<Picture>> pictures,
            Function<String, String> absolute) {
        this.settings = settings;
        this.pictures = pictures;
        this.absolute = absolute;
    }

    /// Where it is posted. Only what has somewhere to go is owed.
    URI target(Owed owed) {
        var callback = owed.text().callback();
        return owed.inbound() || callback == null ? settings.inboundUrl() : URI.create(callback);
    }

    Form form(Owed owed) {
        return new Form(owed.inbound() ? inbound(owed.text()) : status(owed));
    }

    private List<Field> status(Owed owed) {
        var text = owed.text();
        var fields = common(text, owed.status());
        fields.add(new Field("MessageStatus", owed.status().word()));
        var code = text.life().errorCode();
        var failed = owed.status() == Status.FAILED || owed.status() == Status.UNDELIVERED;
        if (failed && code != null) {
            fields.add(new Field("ErrorCode", code.toString()));
            fields.add(new Field("ErrorMessage", MagicNumbers.errorMessage(code)));
        }
        if (owed.status() == Status.DELIVERED || owed.status() == Status.UNDELIVERED) {
            fields.add(new Field("RawDlrDoneDate", Dates.carrier(text.life().done())));
        }
        return fields;
    }

    private List<Field> inbound(Text text) {
        var fields = common(text, Status.RECEIVED);
        fields.add(new Field("SmsMessageSid", text.sid()));
        fields.add(new Field("Body", text.body()));
        fields.add(new Field("NumSegments", Integer.toString(text.segments())));
        fields.add(new Field("NumMedia", Integer.toString(text.media())));
        for (var side : List.of("From", "To")) {
            // Twilio knows a place for most numbers; the sandbox invents none.
            fields.add(new Field(side + "City", ""));
            fields.add(new Field(side + "State", ""));
            fields.add(new Field(side + "Zip", ""));
            fields.add(new Field(side + "Country", "US"));
        }
        var all = text.media() == 0 ? List.<Picture>of() : pictures.apply(text);
        for (var at = 0; at < all.size(); at++) {
            var path = MessageJson.path(settings.accountSid(), text.sid()) + "/Media/";
            fields.add(new Field("MediaUrl" + at, absolute.apply(path + all.get(at).sid())));
            fields.add(new Field("MediaContentType" + at, all.get(at).contentType()));
        }
        return fields;
    }

    private List<Field> common(Text text, Status status) {
        var fields = new ArrayList<Field>();
        fields.add(new Field("MessageSid", text.sid()));
        fields.add(new Field("SmsSid", text.sid()));
        fields.add(new Field("SmsStatus", status.word()));
        fields.add(new Field("AccountSid", settings.accountSid()));
        if (text.service() != null) {
            fields.add(new Field("MessagingServiceSid", text.service()));
        }
        fields.add(new Field("From", text.sender()));
        fields.add(new Field("To", text.recipient()));
        fields.add(new Field("ApiVersion", MessageJson.API_VERSION));
        return fields;
    }

    /// The URL that is signed and called: `#` and what follows only tells Twilio how to connect.
    static String withoutFragment(URI target) {
        var whole = target.toString();
        var hash = whole.indexOf('#');
        return hash < 0 ? whole : whole.substring(0, hash);
    }

    /// Whether the sandbox may give up on it, as Twilio does 15 s after its first try.
    static boolean tooLate(Instant firstTried, Instant now) {
        return !now.isBefore(firstTried.plusSeconds(15));
    }
}
