package dev.duly.core.sending;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import java.time.Instant;
import java.util.Optional;

/// A text of ours as the provider lists it.
///
/// @param body empty once redacted
/// @param createdAt when the provider made it, by its clock, to the second
/// @param changedAt when it last changed, by its clock, to the second
public record ProviderMessage(
        ProviderMessageId id,
        Optional<PhoneNumber> from,
        String body,
        ProviderStatus status,
        Optional<Integer> errorCode,
        Instant createdAt,
        Optional<Instant> changedAt) {}
