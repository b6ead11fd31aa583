package dev.duly.core.receipt;

import dev.duly.core.Appended;
import dev.duly.core.message.MessageId;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import java.util.List;

/// Every status callback, raw, kept before anything is made of it.
public interface ReceiptLog {
    /// Keeps `receipt`, once per account, provider's id, provider's word and error code. When this
    /// returns, it is durable.
    Appended append(DeliveryReceipt receipt);

    /// At most `max` receipts, those that came last first.
    List<DeliveryReceipt> latest(int max);

    /// All receipts whose path named the message, in the order in which they came.
    List<DeliveryReceipt> of(MessageId id);

    /// All receipts for one of the provider's ids, in the order in which they came, whether or not
    /// their path named a message.
    List<DeliveryReceipt> of(GatewayAccount account, ProviderMessageId id);
}
