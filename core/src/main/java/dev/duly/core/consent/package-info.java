/// Who may be texted: an append-only ledger and what follows from it. Start at {@link
/// dev.duly.core.consent.Consent}.
///
/// Knows numbers and departments, and nothing of messages.
@NullMarked
package dev.duly.core.consent;

import org.jspecify.annotations.NullMarked;
