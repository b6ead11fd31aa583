package dev.duly.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.MongoException;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/// The contacts. Their ids are ASCII, which MongoDB and Java sort alike.
final class MongoContacts implements Contacts {
    private static final String PORT = "Contacts";
    private static final String COLLECTION = "duly_contacts";

    /// More writers than ever save one contact at once.
    private static final int MOST_TRIES = 20;

    private static final FindOneAndReplaceOptions IN_PLACE_OF_AN_EARLIER =
            new FindOneAndReplaceOptions().upsert(true).returnDocument(ReturnDocument.BEFORE);

    private final Records<Contact> contacts;
    private final Records<Long> versions;

    MongoContacts(Database database) {
        this.contacts = new Records<>(database, PORT, COLLECTION, MongoContacts::contact);
        this.versions =
                new Records<>(database, PORT, COLLECTION, fields -> fields.longNumber("version"));
    }

    static List<Index> indexes() {
        return List.of(
                Index.plain(COLLECTION, Indexes.ascending("phone", "_id")),
                Index.plain(COLLECTION, Indexes.ascending("departmentId", "_id")));
    }

    @Override
    public Mirrored save(Contact contact) {
        return contacts.call(() -> save(contact, document(contact), MOST_TRIES));
    }

    /// Takes the place of an earlier version, else wants to be the first of its id. When it is
    /// refused as not the first, what is kept is as new, or came in just now and is earlier: then
    /// its place is taken at the next try.
    private Mirrored save(Contact contact, Document document, int tries) {
        var earlier = and(byId(contact.id()), lt("version", contact.version()));
        try {
            var before =
                    contacts.collection()
                            .findOneAndReplace(earlier, document, IN_PLACE_OF_AN_EARLIER);
            return new Mirrored.Kept(Optional.ofNullable(before).map(contacts::read));
        } catch (MongoException refused) {
            if (!Faults.isDuplicateKey(refused)) {
                throw refused;
            }
            var kept = keptVersion(contact.id());
            if (kept.isPresent() && kept.get() >= contact.version()) {
                return new Mirrored.Outdated(kept.get());
            }
            if (tries == 1) {
                throw refused;
            }
        }
        return save(contact, document, tries - 1);
    }

    private Optional<Long> keptVersion(ContactId id) {
        return versions.first(versions.find(byId(id)).projection(include("version")));
    }

    @Override
    public Optional<Contact> find(ContactId id) {
        return contacts.first(contacts.find(byId(id)));
    }

    @Override
    public List<Contact> withPhone(PhoneNumber phone) {
        return contacts.list(contacts.find(eq("phone", phone.e164())).sort(ascending("_id")));
    }

    @Override
    public Page<Contact> page(
            Optional<DepartmentId> department, Optional<Cursor> cursor, int limit) {
        var conditions = new ArrayList<Bson>();
        department.ifPresent(id -> conditions.add(eq("departmentId", id.value())));
        cursor.ifPresent(place -> conditions.add(gt("_id", place.id())));
        return contacts.page(
                conditions, ascending("_id"), limit, contact -> Cursor.after(contact.id().value()));
    }

    private static Bson byId(ContactId id) {
        return eq("_id", id.value());
    }

    private static Document document(Contact contact) {
        return new NewDocument()
                .with("_id", contact.id().value())
                .with("version", contact.version())
                .with("departmentId", contact.departmentId().value())
                .withText("caseId", contact.caseId().map(CaseId::value))
                .with("name", contact.name())
                .with("phone", contact.phone().e164())
                .withText("language", contact.language())
                .withText("timeZone", contact.timeZone().map(ZoneId::getId))
                .withText("region", contact.region().map(UsState::name))
                .document();
    }

    private static Contact contact(Fields fields) {
        return new Contact(
                fields.value("_id", ContactId::new),
                fields.longNumber("version"),
                fields.value("departmentId", DepartmentId::new),
                fields.optionalValue("caseId", CaseId::new),
                fields.text("name"),
                fields.value("phone", PhoneNumber::new),
                fields.optionalText("language"),
                fields.optionalValue("timeZone", ZoneId::of),
                fields.optionalValue("region", UsState::coded));
    }
}
