package dev.duly.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.duly.core.PortException;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// How documents that somebody else changed are read.
class RecordsTest {
    private static final Contact ANN = contact("P-1");

    @RegisterExtension final Databases databases = new Databases();

    private Database database;
    private MongoContacts contacts;

    @BeforeEach
    void open() {
        database = databases.with(MongoContacts.indexes());
        contacts = new MongoContacts(database);
        contacts.save(ANN);
    }

    @Test
    void aFieldOfANewerReleaseIsPassedOver() {
        change(Updates.set("nickname", new Document("short", "A")));

        assertThat(contacts.find(ANN.id())).contains(ANN);
    }

    @Test
    void aComplaintNamesCollectionIdAndField() {
        change(Updates.unset("name"));
        assertComplaint("Contacts: duly_contacts P-1.name is missing");

        change(Updates.set("name", 7));
        assertComplaint("Contacts: duly_contacts P-1.name is not a text");
    }

    @Test
    void aValueThatIsNoneIsNotQuoted() {
        change(Updates.set("phone", "555-0142"));

        assertComplaint("Contacts: duly_contacts P-1.phone holds a value that is none");
    }

    @Test
    void anIdThatIsATelephoneNumberIsMasked() {
        var number = contact("+17025550142");
        contacts.save(number);
        database.collection("duly_contacts")
                .updateOne(Filters.eq("_id", number.id().value()), Updates.unset("name"));

        assertThatThrownBy(() -> contacts.find(number.id()))
                .hasMessage("Contacts: duly_contacts •••0142.name is missing");
    }

    @Test
    void anIdOfSeveralPartsIsNamedByAllOfThem() {
        var parts = new Document("kind", "twilio").append("account", "AC1");
        database.collection("duly_sender_pauses").insertOne(new Document("_id", parts));

        assertThatThrownBy(() -> new MongoSenderPauses(database).all())
                .isInstanceOf(PortException.class)
                .hasMessageContaining("duly_sender_pauses {")
                .hasMessageContaining("\"AC1\"}.reason is missing");
    }

    private void change(Bson change) {
        database.collection("duly_contacts").updateOne(Filters.eq("_id", "P-1"), change);
    }

    private void assertComplaint(String sentence) {
        assertThatThrownBy(() -> contacts.find(ANN.id()))
                .isInstanceOf(PortException.class)
                .hasMessage(sentence)
                .extracting(fault -> ((PortException) fault).retry())
                .isEqualTo(PortException.Retry.POINTLESS);
    }

    private static Contact contact(String id) {
        return new Contact(
                new ContactId(id),
                1,
                new DepartmentId("pretrial"),
                Optional.empty(),
                "Ann",
                new PhoneNumber("+17025550143"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
