package dev.duly.core.sending;

import dev.duly.core.provider.ProviderMessageId;

/// What a person says became of a text that nobody else can tell.
public sealed interface Resolution {
    /// The provider took it.
    ///
    /// @param id the provider's id of it
    record Taken(ProviderMessageId id) implements Resolution {}

    /// The provider did not take it: it is sent again.
    record NotTaken() implements Resolution {}

    /// Whatever became of it, it is not sent again.
    record GivenUp() implements Resolution {}
}
