package dev.duly.core.webhook;

/// Verifies and reads what the provider posts. Fails closed: without a valid signature nothing is
/// read.
public interface ProviderWebhooks {
    WebhookReading read(WebhookRequest request);
}
