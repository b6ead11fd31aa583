/// Conversations as staff read them. Start at {@link dev.duly.core.thread.ReadThreads}.
///
/// Changes no message.
@NullMarked
package dev.duly.core.thread;

import org.jspecify.annotations.NullMarked;
