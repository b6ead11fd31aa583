/// What an SMS provider says: its ids, statuses and errors. Start at {@link
/// dev.duly.core.provider.ProviderErrors}.
///
/// Knows telephone numbers and nothing of messages.
@NullMarked
package dev.duly.core.provider;

import org.jspecify.annotations.NullMarked;
