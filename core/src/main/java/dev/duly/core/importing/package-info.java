/// Takes over what an older server left in a collection that we share. Start at {@link
/// dev.duly.core.importing.ImportHistory}.
///
/// Sends nothing, and changes no text: it says only in which thread each stands.
@NullMarked
package dev.duly.core.importing;

import org.jspecify.annotations.NullMarked;
