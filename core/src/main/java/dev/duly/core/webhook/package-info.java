/// What a provider posts to us, verified and read. Start at {@link
/// dev.duly.core.webhook.ProviderWebhooks}.
///
/// Changes nothing by itself.
@NullMarked
package dev.duly.core.webhook;

import org.jspecify.annotations.NullMarked;
