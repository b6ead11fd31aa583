/// Telephone numbers. Start at {@link dev.duly.core.phone.PhoneNumber}.
///
/// Knows nothing else of Duly.
@NullMarked
package dev.duly.core.phone;

import org.jspecify.annotations.NullMarked;
