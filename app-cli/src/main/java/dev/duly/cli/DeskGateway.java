package dev.duly.cli;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.Listing;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.sending.SmsGateway;
import dev.duly.core.webhook.WebhookReading;
import dev.duly.core.webhook.WebhookRequest;
import java.time.Instant;

/// Knows through which account texts will go, and talks to nobody: a command only keeps a text, and
/// the serving process sends it.
record DeskGateway(GatewayAccount account) implements SmsGateway {
    /// A command takes no posts.
    static WebhookReading believesNothing(WebhookRequest request) {
        return new WebhookReading.Forged("a command takes no posts");
    }

    @Override
    public GatewayOutcome send(SendRequest request) {
        throw new IllegalStateException("a command sends nothing itself");
    }

    @Override
    public Listing list(PhoneNumber to, Instant createdAfter) {
        throw new IllegalStateException("a command asks the provider nothing");
    }
}
