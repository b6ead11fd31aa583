/// Telephone numbers. Start at {@link dev.duly.core.phone.PhoneNumber}.
///
/// Knows of the rest of Duly only the states that an area code may stand for.
@NullMarked
package dev.duly.core.phone;

import org.jspecify.annotations.NullMarked;
