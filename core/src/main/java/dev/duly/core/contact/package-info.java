/// The clients whom we may text, mirrored from the case system that owns them. Start at {@link
/// dev.duly.core.contact.Contacts}.
///
/// Consent belongs to a number, and stays with it when a contact changes theirs: all that is known
/// of it here is the line that says so.
@NullMarked
package dev.duly.core.contact;

import org.jspecify.annotations.NullMarked;
