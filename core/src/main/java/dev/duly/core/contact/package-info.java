/// The clients whom we may text, mirrored from the case system that owns them. Start at {@link
/// dev.duly.core.contact.Contacts}.
///
/// Knows nothing of consent: that belongs to a number, and stays with it when a contact changes
/// theirs.
@NullMarked
package dev.duly.core.contact;

import org.jspecify.annotations.NullMarked;
