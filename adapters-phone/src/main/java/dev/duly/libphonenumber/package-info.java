/// Telephone numbers with libphonenumber. Start at {@link
/// dev.duly.libphonenumber.LibphonenumberPlan}.
///
/// Knows core and no other adapter.
@NullMarked
package dev.duly.libphonenumber;

import org.jspecify.annotations.NullMarked;
