package dev.duly.core.sending;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderError;
import dev.duly.core.provider.ProviderMessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// What came of handing one text to the provider, once.
public sealed interface GatewayOutcome {
    /// The provider took it.
    ///
    /// @param from the number it chose, where it said so already
    /// @param providerAt when, by its own clock
    record Taken(ProviderMessageId id, Optional<PhoneNumber> from, Optional<Instant> providerAt)
            implements GatewayOutcome {}

    /// The provider refused it for good: nothing went.
    record Rejected(ProviderError error, Optional<Instant> providerAt) implements GatewayOutcome {}

    /// Provably not taken, and may be taken later: too many requests, or no byte ever left us.
    ///
    /// @param why in words, for the timeline
    record Busy(Duration retryAfter, String why) implements GatewayOutcome {}

    /// The request left us, or may have, but no answer that settles it came back: sending again
    /// could text the person twice.
    ///
    /// @param why in words, for the timeline
    record Unknown(String why) implements GatewayOutcome {}
}
