package dev.duly.core.contact;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.access.AuditedReading;
import dev.duly.core.client.ContactId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.Ids;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditLog;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Shows staff who the contacts are. Each reading is audited before anything is shown.
public final class ReadContacts {
    private final Contacts contacts;
    private final AuditedReading reading;

    public ReadContacts(Contacts contacts, AuditLog audit, Ids ids, InstantSource clock) {
        this.contacts = contacts;
        this.reading = new AuditedReading(audit, ids, clock);
    }

    /// One contact.
    public Optional<Contact> contact(Actor by, ContactId id) {
        reading.begins(by, "contact.read", Map.of("contact", id.value()));
        return contacts.find(id);
    }

    /// The contacts by id; those of all departments when none is named.
    public Page<Contact> list(
            Actor by, Optional<DepartmentId> department, Optional<Cursor> cursor, int limit) {
        reading.begins(
                by,
                "contacts.listed",
                department.map(id -> Map.of("department", id.value())).orElse(Map.of()));
        return contacts.page(department, cursor, limit);
    }
}
