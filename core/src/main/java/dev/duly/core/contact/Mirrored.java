package dev.duly.core.contact;

import java.util.Optional;

/// What became of a contact that the case system told us of.
public sealed interface Mirrored {
    /// It is kept.
    ///
    /// @param before what was kept under its id until now; empty for a new contact
    record Kept(Optional<Contact> before) implements Mirrored {}

    /// What is kept is as new or newer; nothing was written.
    record Outdated(long keptVersion) implements Mirrored {}
}
