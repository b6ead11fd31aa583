package dev.duly.core.receipt;

import dev.duly.core.message.MessageId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One status callback, as the provider posted it.
///
/// @param messageId from the path that we gave the provider; empty when the callback came without
/// @param attempt from the same path; 0 when the callback came without
/// @param rawStatus the provider's word
/// @param from our number that sent it, where the provider says so
/// @param receivedAt by our clock, to the millisecond
/// @param providerAt by the provider's clock, where it stated a time with a zone; to the
///   millisecond
/// @param raw every field as posted, in order
public record DeliveryReceipt(
        Optional<MessageId> messageId,
        int attempt,
        GatewayAccount account,
        ProviderMessageId providerId,
        ProviderStatus status,
        String rawStatus,
        Optional<Integer> errorCode,
        Optional<PhoneNumber> from,
        Instant receivedAt,
        Optional<Instant> providerAt,
        Map<String, String> raw) {
    public DeliveryReceipt {
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        providerAt = providerAt.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
    }

    /// Holds no number.
    @Override
    public String toString() {
        return "receipt " + rawStatus + " for " + providerId;
    }
}
