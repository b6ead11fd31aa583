package dev.duly.http;

import dev.duly.core.webhook.ProviderWebhooks;
import dev.duly.core.webhook.WebhookReading;
import dev.duly.core.webhook.WebhookRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Reads every post as a test says, and remembers each.
final class CuedWebhooks implements ProviderWebhooks {
    private final List<WebhookRequest> requests = new CopyOnWriteArrayList<>();
    private volatile Runnable hook = () -> {};
    private volatile WebhookReading next = new WebhookReading.Forged("no test has said anything");

    void reads(WebhookReading reading) {
        next = reading;
    }

    /// What happens from now on where a post is read.
    void atRead(Runnable next) {
        hook = next;
    }

    WebhookRequest last() {
        return requests.getLast();
    }

    @Override
    public WebhookReading read(WebhookRequest request) {
        requests.add(request);
        hook.run();
        return next;
    }
}
