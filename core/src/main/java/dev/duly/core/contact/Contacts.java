package dev.duly.core.contact;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.client.ContactId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import java.util.List;
import java.util.Optional;

/// The contacts, as the case system last told us of each.
public interface Contacts {
    /// Keeps `contact` in place of what is kept under its id, unless that has the same or a later
    /// version: then nothing changes. However many save one contact at once, the latest version
    /// stays.
    Mirrored save(Contact contact);

    Optional<Contact> find(ContactId id);

    /// All who have this number now, by id: a household may share one. When a [#save] has returned,
    /// every later call tells of it.
    List<Contact> withPhone(PhoneNumber phone);

    /// At most `limit` contacts after `cursor`, by id in ASCII's order; those of all departments
    /// when none is named.
    Page<Contact> page(Optional<DepartmentId> department, Optional<Cursor> cursor, int limit);
}
