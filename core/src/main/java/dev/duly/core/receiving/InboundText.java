package dev.duly.core.receiving;

import dev.duly.core.message.Media;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A text from a person, raw, as the provider posted it, or as we fetched it when no post came.
///
/// @param messagingService the service that our number belongs to, where the provider says so
/// @param body exactly as posted; empty for a picture without words
/// @param optOutType `STOP`, `START` or `HELP` where the provider's Advanced Opt-Out dealt with it
/// @param arrival how we got it
/// @param receivedAt by our clock, to the millisecond
/// @param providerAt by the provider's clock, where it stated one; to the millisecond
/// @param raw every field as it came, in order
public record InboundText(
        GatewayAccount account,
        ProviderMessageId providerId,
        PhoneNumber from,
        PhoneNumber to,
        Optional<String> messagingService,
        String body,
        List<Media> media,
        Optional<String> optOutType,
        Arrival arrival,
        Instant receivedAt,
        Optional<Instant> providerAt,
        Map<String, String> raw) {
    /// How a text reached us.
    public enum Arrival {
        POSTED,
        FETCHED
    }

    public InboundText {
        media = List.copyOf(media);
        receivedAt = receivedAt.truncatedTo(ChronoUnit.MILLIS);
        providerAt = providerAt.map(time -> time.truncatedTo(ChronoUnit.MILLIS));
        raw = Collections.unmodifiableMap(new LinkedHashMap<>(raw));
    }

    /// When it counts as written: when it was posted to us, and for one that we had to fetch when
    /// the provider got it.
    public Instant countsFrom() {
        return switch (arrival) {
            case POSTED -> receivedAt;
            case FETCHED -> providerAt.orElse(receivedAt);
        };
    }

    /// Holds no word and no number.
    @Override
    public String toString() {
        return "inbound text " + providerId;
    }
}
