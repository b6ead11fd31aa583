package dev.duly.core.receiving;

import dev.duly.core.department.SenderAddress;
import java.time.Instant;

/// The texts from people that the provider holds: what it could not post to us is fetched here.
/// Never throws for what the provider or the network does.
public interface ProviderInbox {
    /// All texts that came to `ours` since `since`, by the provider's clock, as
    /// [InboundText.Arrival#FETCHED]. A messaging service's texts are those to each of its numbers.
    InboxListing received(SenderAddress ours, Instant since);
}
