package dev.duly.core.memory;

import dev.duly.core.Appended;
import dev.duly.core.message.MessageId;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.receipt.ReceiptLog;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// Receipts in memory.
final class InMemoryReceiptLog implements ReceiptLog {
    private record Key(ProviderKey id, String word, Optional<Integer> errorCode) {}

    private final SequencedMap<Key, DeliveryReceipt> receipts = new LinkedHashMap<>();

    @Override
    public synchronized Appended append(DeliveryReceipt receipt) {
        var key = new Key(idOf(receipt), receipt.rawStatus(), receipt.errorCode());
        return receipts.putIfAbsent(key, receipt) == null ? Appended.NEW : Appended.REPEATED;
    }

    @Override
    public synchronized List<DeliveryReceipt> latest(int max) {
        return receipts.sequencedValues().reversed().stream().limit(max).toList();
    }

    @Override
    public synchronized List<DeliveryReceipt> of(MessageId id) {
        return receipts.values().stream()
                .filter(receipt -> receipt.messageId().equals(Optional.of(id)))
                .toList();
    }

    @Override
    public synchronized List<DeliveryReceipt> of(GatewayAccount account, ProviderMessageId id) {
        var asked = new ProviderKey(account, id);
        return receipts.values().stream().filter(receipt -> idOf(receipt).equals(asked)).toList();
    }

    private static ProviderKey idOf(DeliveryReceipt receipt) {
        return new ProviderKey(receipt.account(), receipt.providerId());
    }
}
