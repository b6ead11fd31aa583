package dev.duly.twilio;

import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.sending.Fetched;
import dev.duly.core.sending.Fetched.Found;
import dev.duly.core.sending.Fetched.Missing;
import dev.duly.core.sending.Fetched.Unavailable;

/// Reads one text by its id. Only Twilio itself can say that Twilio has none such: what a proxy on
/// the way answers proves nothing. Source: Twilio, Messages resource, fetch; error 20404.
final class MessageLookup {
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final int NO_SUCH_RESOURCE = 20_404;

    private final Inquiry inquiry;
    private final AccountPaths paths;

    MessageLookup(Inquiry inquiry, AccountPaths paths) {
        this.inquiry = inquiry;
        this.paths = paths;
    }

    Fetched read(ProviderMessageId id) {
        // Of another form it would lead elsewhere, and asking again would change nothing.
        if (Fields.messageSid(id.value()).isEmpty()) {
            return new Missing();
        }
        return switch (inquiry.get(paths.message(id))) {
            case Exchange.NeverSent(var why) -> new Unavailable(why);
            case Exchange.NoAnswer(var why) -> new Unavailable(why);
            case Exchange.Answered answered when answered.status() == OK ->
                    found(id, answered.body());
            case Exchange.Answered answered when answered.status() == NOT_FOUND ->
                    missing(answered.body());
            case Exchange.Answered answered ->
                    new Unavailable("the provider answered " + answered.status());
        };
    }

    private static Fetched found(ProviderMessageId id, String body) {
        try {
            var text = MessagePage.text(Resource.parse(body));
            return text.id().equals(id)
                    ? new Found(text)
                    : new Unavailable("the provider's text: sid: must be the one asked for");
        } catch (UnreadableException unreadable) {
            return new Unavailable("the provider's text: " + unreadable.sentence());
        }
    }

    private static Fetched missing(String body) {
        return isTwilios(body)
                ? new Missing()
                : new Unavailable("the provider answered 404, and not in Twilio's form");
    }

    private static boolean isTwilios(String body) {
        try {
            var error = Resource.parse(body);
            return error.integer("code").filter(code -> code == NO_SUCH_RESOURCE).isPresent()
                    && error.integer("status").filter(status -> status == NOT_FOUND).isPresent();
        } catch (UnreadableException _) {
            return false;
        }
    }
}
