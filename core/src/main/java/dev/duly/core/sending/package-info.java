/// One text out. Start at {@link dev.duly.core.sending.SubmitMessage}, then {@link
/// dev.duly.core.sending.SendWorker}.
///
/// Knows nothing of HTTP, of a database or of a provider's library; starts no thread and never
/// sleeps.
@NullMarked
package dev.duly.core.sending;

import org.jspecify.annotations.NullMarked;
