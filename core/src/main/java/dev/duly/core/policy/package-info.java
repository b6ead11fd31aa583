/// Whether a text may go now: pure gates over one snapshot of facts. Start at {@link
/// dev.duly.core.policy.Policy}.
///
/// Asks no port by itself but through {@link dev.duly.core.policy.ReadFacts}, and sends nothing.
@NullMarked
package dev.duly.core.policy;

import org.jspecify.annotations.NullMarked;
