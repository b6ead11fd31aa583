package dev.duly.core.webhook;

import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.receiving.InboundText;

/// What a provider's post turned out to be.
public sealed interface WebhookReading {
    record Receipt(DeliveryReceipt receipt) implements WebhookReading {}

    record Text(InboundText text) implements WebhookReading {}

    /// Not signed by the provider: nothing in it is believed.
    ///
    /// @param why for the log: never a part of the request
    record Forged(String why) implements WebhookReading {}

    /// Signed by the provider, and still not what we can read.
    ///
    /// @param why which field, and the rule it breaks
    record Malformed(String why) implements WebhookReading {}
}
