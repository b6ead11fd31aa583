package dev.duly.core.provider;

/// Why the provider refused a text, as it said it.
///
/// @param httpStatus the status of its answer, such as 400
/// @param code the provider's own code, such as 21610; 0 when it gave none
public record ProviderError(int httpStatus, int code) {}
