/// Places that law and clocks know. Start at {@link dev.duly.core.place.UsState}.
///
/// Knows nothing else of Duly: not who lives there, nor what may be sent when.
@NullMarked
package dev.duly.core.place;

import org.jspecify.annotations.NullMarked;
