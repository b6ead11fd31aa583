package dev.duly.sqlite;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.contact.Contacts;
import dev.duly.core.contact.Mirrored;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.place.UsState;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The contacts. Their ids are ASCII, which SQLite and Java sort alike.
final class SqliteContacts implements Contacts {
    private static final String PORT = "Contacts";

    /// Before the first id.
    private static final String START = "";

    private final Database database;

    SqliteContacts(Database database) {
        this.database = database;
    }

    @Override
    public Mirrored save(Contact contact) {
        return database.write(PORT, session -> save(session, contact));
    }

    private static Mirrored save(Session session, Contact contact) throws SQLException {
        var before = find(session, contact.id());
        if (before.isPresent() && before.get().version() >= contact.version()) {
            return new Mirrored.Outdated(before.get().version());
        }
        session.update(
                """
                INSERT OR REPLACE INTO contact (id, version, department_id, case_id, name, phone,
                    language, time_zone, region)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                contact.id().value(),
                contact.version(),
                contact.departmentId().value(),
                contact.caseId().map(CaseId::value),
                contact.name(),
                contact.phone().e164(),
                contact.language(),
                contact.timeZone().map(ZoneId::getId),
                contact.region().map(UsState::name));
        return new Mirrored.Kept(before);
    }

    @Override
    public Optional<Contact> find(ContactId id) {
        return database.read(PORT, session -> find(session, id));
    }

    private static Optional<Contact> find(Session session, ContactId id) throws SQLException {
        return session.first(
                "SELECT * FROM contact WHERE id = ?", SqliteContacts::contact, id.value());
    }

    @Override
    public List<Contact> withPhone(PhoneNumber phone) {
        return database.read(
                PORT,
                session ->
                        session.list(
                                "SELECT * FROM contact WHERE phone = ? ORDER BY id",
                                SqliteContacts::contact,
                                phone.e164()));
    }

    @Override
    public Page<Contact> page(
            Optional<DepartmentId> department, Optional<Cursor> cursor, int limit) {
        var start = cursor.map(Cursor::id).orElse(START);
        var found = database.browse(PORT, session -> page(session, department, start, limit + 1));
        return Pages.of(found, limit, contact -> Cursor.after(contact.id().value()));
    }

    private static List<Contact> page(
            Session session, Optional<DepartmentId> department, String start, int max)
            throws SQLException {
        return department.isPresent()
                ? session.list(
                        "SELECT * FROM contact WHERE department_id = ? AND id > ? ORDER BY id LIMIT ?",
                        SqliteContacts::contact,
                        department.get().value(),
                        start,
                        max)
                : session.list(
                        "SELECT * FROM contact WHERE id > ? ORDER BY id LIMIT ?",
                        SqliteContacts::contact,
                        start,
                        max);
    }

    private static Contact contact(Row row) throws SQLException {
        return new Contact(
                new ContactId(row.text("id")),
                row.longNumber("version"),
                new DepartmentId(row.text("department_id")),
                row.optionalText("case_id").map(CaseId::new),
                row.text("name"),
                new PhoneNumber(row.text("phone")),
                row.optionalText("language"),
                row.optionalText("time_zone").map(ZoneId::of),
                row.optionalText("region").map(UsState::coded));
    }
}
