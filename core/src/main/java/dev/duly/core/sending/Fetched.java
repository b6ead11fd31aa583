package dev.duly.core.sending;

/// What the provider says of one text by its id.
public sealed interface Fetched {
    record Found(ProviderMessage message) implements Fetched {}

    /// The provider has no text with this id, or has it no more.
    record Missing() implements Fetched {}

    /// It could not be asked, or its answer could not be read: nothing follows from it.
    record Unavailable(String why) implements Fetched {}
}
