package dev.duly.core.receiving;

import dev.duly.core.Appended;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Every text that came in, raw, kept before the provider is answered.
public interface InboundLog {
    /// Keeps `text`, once per account and provider's id. When this returns, it is durable.
    Appended append(InboundText text);

    /// When the latest text came, by our clock; empty when none ever did.
    Optional<Instant> latestArrival();

    /// At most `max` texts that were kept and not yet processed, oldest first.
    List<InboundText> unprocessed(int max);

    /// Notes that a text has become a message. Repeating changes nothing.
    void processed(InboundText text);
}
