package dev.duly.core.memory;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.contact.Contacts;
import dev.duly.core.contact.Mirrored;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Contacts in memory.
final class InMemoryContacts implements Contacts {
    private final TreeMap<String, Contact> contacts = new TreeMap<>();

    @Override
    public synchronized Mirrored save(Contact contact) {
        var before = find(contact.id());
        if (before.isPresent() && before.get().version() >= contact.version()) {
            return new Mirrored.Outdated(before.get().version());
        }
        contacts.put(contact.id().value(), contact);
        return new Mirrored.Kept(before);
    }

    @Override
    public synchronized Optional<Contact> find(ContactId id) {
        return Optional.ofNullable(contacts.get(id.value()));
    }

    @Override
    public synchronized List<Contact> withPhone(PhoneNumber phone) {
        return contacts.values().stream().filter(contact -> contact.phone().equals(phone)).toList();
    }

    @Override
    public synchronized Page<Contact> page(
            Optional<DepartmentId> department, Optional<Cursor> cursor, int limit) {
        return Paging.page(
                contacts.values().stream()
                        .filter(contact ->
                                department.map(contact.departmentId()::equals).orElse(true)),
                contact -> Cursor.after(contact.id().value()),
                Paging.OLDEST_FIRST,
                cursor,
                limit);
    }
}
