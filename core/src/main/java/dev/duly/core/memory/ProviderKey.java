package dev.duly.core.memory;

import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;

/// The provider's ids are unique within one account only.
record ProviderKey(GatewayAccount account, ProviderMessageId id) {}
