package dev.duly.core.sending;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import java.time.Instant;

/// The way to the SMS provider. Never throws for what the provider or the network does: each of
/// those is an outcome.
public interface SmsGateway {
    /// The account through which this gateway sends.
    GatewayAccount account();

    /// Hands one text to the provider with exactly one request, whatever the answer. A request
    /// whose time to leave has passed is not made, and answered [GatewayOutcome.Busy].
    GatewayOutcome send(SendRequest request);

    /// What the provider took for `to` since `createdAfter`, by the provider's clock. Asks by
    /// number alone and reads on until older ones come: a text that has not been sent yet has no
    /// sending date, and one sent by a service may have no sender.
    Listing list(PhoneNumber to, Instant createdAfter);

    /// What became of one text that the provider took.
    Fetched fetch(ProviderMessageId id);

    /// The provider's clock, by a request that changes nothing.
    ProviderTime time();
}
