package dev.duly.core.receiving;

import dev.duly.core.department.SenderAddress;
import java.time.Instant;

/// The inbox of a process that only keeps texts, for another one to send: it asks nobody, as
/// [dev.duly.core.sending.IdleGateway].
public record IdleInbox() implements ProviderInbox {
    /// @throws IllegalStateException always
    @Override
    public InboxListing received(SenderAddress ours, Instant since) {
        throw new IllegalStateException("this process keeps texts and asks the provider nothing");
    }
}
