/// Who sends: departments and their senders. Start at {@link dev.duly.core.department.Department}.
///
/// Knows telephone numbers, purposes, hours and rules about content; no text and no client.
@NullMarked
package dev.duly.core.department;

import org.jspecify.annotations.NullMarked;
