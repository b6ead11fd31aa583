package dev.duly.core.contact;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import java.util.Optional;

/// What became of a contact that was handed in.
public sealed interface SaveContactResult {
    /// It is kept.
    ///
    /// @param before what was kept under its id until now; empty for a new contact
    record Kept(Contact contact, Optional<Contact> before) implements SaveContactResult {
        /// The number that the contact had and has no more. Its consent and opt-outs stay with it.
        public Optional<PhoneNumber> formerPhone() {
            return before.map(Contact::phone).filter(phone -> !phone.equals(contact.phone()));
        }
    }

    /// What is kept is as new or newer; nothing changed.
    record Outdated(long keptVersion) implements SaveContactResult {}

    /// There is no such department; nothing changed.
    record UnknownDepartment(DepartmentId id) implements SaveContactResult {}
}
