package dev.duly.core.sending;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import java.time.Instant;

/// The gateway of a process that only keeps texts, for another one to send: knows through which
/// account they will go, and talks to nobody.
public record IdleGateway(GatewayAccount account) implements SmsGateway {
    /// @throws IllegalStateException always
    @Override
    public GatewayOutcome send(SendRequest request) {
        throw new IllegalStateException("this process keeps texts and sends none");
    }

    /// @throws IllegalStateException always
    @Override
    public Listing list(PhoneNumber to, Instant createdAfter) {
        throw asksNothing();
    }

    /// @throws IllegalStateException always
    @Override
    public Fetched fetch(ProviderMessageId id) {
        throw asksNothing();
    }

    /// @throws IllegalStateException always
    @Override
    public ProviderTime time() {
        throw asksNothing();
    }

    private static IllegalStateException asksNothing() {
        return new IllegalStateException("this process keeps texts and asks the provider nothing");
    }
}
