package dev.duly.twilio;

import dev.duly.core.message.Media;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.webhook.ProviderWebhooks;
import dev.duly.core.webhook.WebhookReading;
import dev.duly.core.webhook.WebhookReading.Forged;
import dev.duly.core.webhook.WebhookReading.Malformed;
import dev.duly.core.webhook.WebhookReading.Receipt;
import dev.duly.core.webhook.WebhookReading.Text;
import dev.duly.core.webhook.WebhookRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Verifies and reads what Twilio posts: status callbacks and incoming texts. Source: Twilio,
/// webhook request; outbound message status in status callbacks.
///
/// Safe to use by many threads.
public final class TwilioWebhooks implements ProviderWebhooks {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int LONGEST_BODY = 256 * 1024;
    private static final int MOST_MEDIA = 50;
    private static final Set<String> OPT_OUT_TYPES = Set.of("STOP", "START", "HELP");

    private final GatewayAccount account;
    private final WebhookSignature signature;

    public TwilioWebhooks(TwilioSettings settings) {
        this.account = settings.account();
        this.signature = new WebhookSignature(settings.webhookTokens(), settings.publicBaseUrl());
    }

    @Override
    public WebhookReading read(WebhookRequest request) {
        var body = request.body();
        if (body.length > LONGEST_BODY) {
            return new Forged("the body is longer than any that the provider sends");
        }
        var isForm = body.length == 0 || isForm(request);
        var form = isForm ? Form.of(body) : Form.empty();
        var fault = signature.fault(request, form, isForm);
        if (fault.isPresent()) {
            return new Forged(fault.get());
        }
        try {
            if (!isForm) {
                throw new UnreadableException("content type", "must be " + FORM);
            }
            return readSigned(request, new Posted(form.text()));
        } catch (UnreadableException unreadable) {
            return new Malformed(unreadable.sentence());
        }
    }

    private WebhookReading readSigned(WebhookRequest request, Posted posted)
            throws UnreadableException {
        if (!posted.required("AccountSid").equals(account.account())) {
            throw new UnreadableException("AccountSid", "must be the account that Duly is set to");
        }
        return switch (request.kind()) {
            case STATUS -> new Receipt(receipt(request, posted));
            case INBOUND -> new Text(text(request, posted));
        };
    }

    private DeliveryReceipt receipt(WebhookRequest request, Posted posted)
            throws UnreadableException {
        var path =
                StatusPath.read(request.path())
                        .orElseThrow(() ->
                                new UnreadableException(
                                        "path",
                                        "must end in status, or in status/ and a"
                                                + " message's id, a dash and an attempt"));
        var word = posted.required("MessageStatus");
        return new DeliveryReceipt(
                path.messageId(),
                path.attempt(),
                account,
                posted.messageSid("MessageSid"),
                ProviderStatus.of(word),
                word,
                posted.errorCode("ErrorCode"),
                posted.optional("From").flatMap(Fields::number),
                request.receivedAt(),
                request.date(),
                posted.raw());
    }

    private InboundText text(WebhookRequest request, Posted posted) throws UnreadableException {
        return new InboundText(
                account,
                posted.messageSid("MessageSid"),
                posted.number("From"),
                posted.number("To"),
                posted.optional("MessagingServiceSid"),
                posted.verbatim("Body"),
                media(posted),
                posted.optional("OptOutType")
                        .map(type -> type.toUpperCase(Locale.ROOT))
                        .filter(OPT_OUT_TYPES::contains),
                InboundText.Arrival.POSTED,
                request.receivedAt(),
                request.date(),
                posted.raw());
    }

    private static List<Media> media(Posted posted) throws UnreadableException {
        var media = new ArrayList<Media>();
        var count = posted.count("NumMedia", MOST_MEDIA);
        for (var i = 0; i < count; i++) {
            media.add(
                    new Media(
                            posted.required("MediaUrl" + i),
                            posted.optional("MediaContentType" + i)
                                    .orElse("application/octet-stream")));
        }
        return media;
    }

    private static boolean isForm(WebhookRequest request) {
        var type = request.contentType().orElse("");
        var parameters = type.indexOf(';');
        return (parameters < 0 ? type : type.substring(0, parameters))
                .strip()
                .equalsIgnoreCase(FORM);
    }
}
