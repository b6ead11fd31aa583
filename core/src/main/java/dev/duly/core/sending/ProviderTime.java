package dev.duly.core.sending;

import java.time.Instant;

/// What time it is at the provider.
public sealed interface ProviderTime {
    /// @param at by the `Date` of an answer: the whole second that it was, so up to a second late
    record Said(Instant at) implements ProviderTime {}

    record Unavailable(String why) implements ProviderTime {}
}
