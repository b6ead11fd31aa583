/// Whether a text may go now: pure gates over one snapshot of facts; and which senders are stopped.
/// Start at {@link dev.duly.core.policy.Policy}.
///
/// Gates ask no port: {@link dev.duly.core.policy.ReadFacts} does. Sends nothing.
@NullMarked
package dev.duly.core.policy;

import org.jspecify.annotations.NullMarked;
