package dev.duly.mongo;

import dev.duly.core.message.OutboundMessage;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import java.util.List;

/// An account and an id of the provider's as one word, by which a message is found.
final class ProviderKeys {
    private ProviderKeys() {}

    /// No part but the last can hold a line feed.
    static String of(GatewayAccount account, ProviderMessageId id) {
        return account.kind() + '\n' + account.account() + '\n' + id.value();
    }

    /// Those of all attempts, each once.
    static List<String> of(OutboundMessage message) {
        return message.attempts().stream()
                .flatMap(attempt ->
                        attempt.providerId().map(id -> of(attempt.account(), id)).stream())
                .distinct()
                .toList();
    }
}
