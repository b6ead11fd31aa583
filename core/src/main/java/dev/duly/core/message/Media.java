package dev.duly.core.message;

/// A picture or other file that came with a text.
///
/// @param url where the provider keeps it; fetching it needs the account's credentials
/// @param contentType as the provider says, such as `image/jpeg`
public record Media(String url, String contentType) {}
