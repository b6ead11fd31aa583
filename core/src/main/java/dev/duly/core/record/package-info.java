/// The record that stands up in court: a chain of audit entries. Start at {@link
/// dev.duly.core.record.AuditLog}.
///
/// Knows ids and commitments only: never a body, a number, a name or a written reason.
@NullMarked
package dev.duly.core.record;

import org.jspecify.annotations.NullMarked;
