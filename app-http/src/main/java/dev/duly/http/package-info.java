/// The API and the webhooks. Start at {@link dev.duly.http.HttpServer}.
///
/// Knows core alone: no adapter.
@NullMarked
package dev.duly.http;

import org.jspecify.annotations.NullMarked;
