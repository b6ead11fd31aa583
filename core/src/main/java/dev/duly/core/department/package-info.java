/// Who sends: departments and their senders. Start at {@link dev.duly.core.department.Department}.
///
/// Knows telephone numbers only.
@NullMarked
package dev.duly.core.department;

import org.jspecify.annotations.NullMarked;
