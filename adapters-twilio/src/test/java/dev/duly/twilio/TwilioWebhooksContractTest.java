package dev.duly.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.duly.core.message.MessageId;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.webhook.ProviderWebhooks;
import dev.duly.core.webhook.WebhookRequest;
import dev.duly.core.webhook.WebhookRequest.Kind;
import dev.duly.testkit.ProviderWebhooksContract;
import dev.duly.testkit.Samples;
import java.util.Map;
import java.util.Optional;

class TwilioWebhooksContractTest extends ProviderWebhooksContract {
    @Override
    protected ProviderWebhooks webhooks() {
        return Posts.WEBHOOKS;
    }

    @Override
    protected WebhookRequest status(
            MessageId text, int attempt, ProviderMessageId id, String word) {
        var form = Posts.status(word);
        form.put("MessageSid", id.value());
        return signed(Kind.STATUS, Posts.STATUS + "/" + text + "-" + attempt, form);
    }

    @Override
    protected WebhookRequest inbound(ProviderMessageId id, String body) {
        var form = Posts.inbound(body);
        form.put("MessageSid", id.value());
        return signed(Kind.INBOUND, Posts.INBOUND, form);
    }

    @Override
    protected WebhookRequest rubbish(Kind kind) {
        var path =
                switch (kind) {
                    case STATUS -> Posts.STATUS;
                    case INBOUND -> Posts.INBOUND;
                };
        return signed(kind, path, Map.of("Colour", "green"));
    }

    private static WebhookRequest signed(Kind kind, String path, Map<String, String> form) {
        return new WebhookRequest(
                kind,
                path,
                Optional.empty(),
                Optional.of("application/x-www-form-urlencoded"),
                Optional.of(Signer.sign(Posts.TOKEN, Posts.ORIGIN + path, form)),
                Optional.of(Posts.THEIRS),
                Signer.encode(form).getBytes(UTF_8),
                Samples.MORNING);
    }
}
