/// The words of a text, and what they cost on the air. Start at {@link
/// dev.duly.core.text.MessageText}.
///
/// Knows nothing else of Duly.
@NullMarked
package dev.duly.core.text;

import org.jspecify.annotations.NullMarked;
