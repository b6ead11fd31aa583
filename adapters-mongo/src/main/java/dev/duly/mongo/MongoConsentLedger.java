package dev.duly.mongo;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Projections.include;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.MongoWriteException;
import com.mongodb.client.model.Indexes;
import dev.duly.core.Appended;
import dev.duly.core.client.ContactId;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import java.util.List;
import org.bson.Document;

/// The consent ledger. The source of a change is its `_id`.
///
/// `place` counts the changes of one number from 1, and no place is given twice: who finds one
/// taken takes the next. So a history only ever grows at its end, whoever read it before, and
/// however long a node stood still between the choice of a place and the write.
final class MongoConsentLedger implements ConsentLedger {
    private static final String PORT = "ConsentLedger";
    private static final String COLLECTION = "duly_consents";

    /// More writers than ever change one number's consent at once.
    private static final int MOST_TRIES = 100;

    private final Records<ConsentChange> changes;
    private final Records<Long> places;

    MongoConsentLedger(Database database) {
        this.changes = new Records<>(database, PORT, COLLECTION, MongoConsentLedger::change);
        this.places =
                new Records<>(database, PORT, COLLECTION, fields -> fields.longNumber("place"));
    }

    static List<Index> indexes() {
        return List.of(Index.unique(COLLECTION, Indexes.ascending("phone", "place")));
    }

    @Override
    public Appended append(ConsentChange change) {
        return changes.call(() -> append(change, MOST_TRIES));
    }

    private Appended append(ConsentChange change, int tries) {
        try {
            changes.collection().insertOne(document(change, lastPlace(change.phone()) + 1));
            return Appended.NEW;
        } catch (MongoWriteException refused) {
            if (!Faults.isDuplicateKey(refused)) {
                throw refused;
            }
            if (changes.isKept(eq("_id", change.source()))) {
                return Appended.REPEATED;
            }
            if (tries == 1) {
                throw refused;
            }
        }
        return append(change, tries - 1);
    }

    private long lastPlace(PhoneNumber phone) {
        return places.first(
                        places.find(eq("phone", phone.e164()))
                                .sort(descending("place"))
                                .projection(include("place")))
                .orElse(0L);
    }

    @Override
    public List<ConsentChange> history(PhoneNumber phone) {
        return changes.list(changes.find(eq("phone", phone.e164())).sort(ascending("place")));
    }

    private static Document document(ConsentChange change, long place) {
        return new NewDocument()
                .with("_id", change.source())
                .with("phone", change.phone().e164())
                .with("place", place)
                .with("departmentId", change.departmentId().value())
                .with("kind", change.kind())
                .with("reach", of(change.reach()))
                .with("proof", of(change.proof()))
                .with("by", Parts.of(change.by()))
                .withText("corrects", change.corrects())
                .with("effectiveAt", change.effectiveAt())
                .withTime("providerAt", change.providerAt())
                .with("recordedAt", change.recordedAt())
                .document();
    }

    private static NewDocument of(Reach reach) {
        return new NewDocument()
                .with("agencyWide", reach.agencyWide())
                .withTexts("purposes", Parts.words(reach.purposes()))
                .withText("contactId", reach.client().map(ContactId::value));
    }

    private static NewDocument of(Proof proof) {
        return new NewDocument()
                .with("method", proof.method())
                .with("words", proof.words())
                .withText("language", proof.language())
                .withText("reference", proof.reference())
                .withText("rule", proof.rule());
    }

    private static ConsentChange change(Fields fields) {
        return new ConsentChange(
                fields.text("_id"),
                fields.value("phone", PhoneNumber::new),
                fields.value("departmentId", DepartmentId::new),
                fields.word("kind", ConsentChange.Kind.class),
                fields.object("reach", MongoConsentLedger::reach),
                fields.object("proof", MongoConsentLedger::proof),
                fields.object("by", Parts::actor),
                fields.optionalText("corrects"),
                fields.time("effectiveAt"),
                fields.optionalTime("providerAt"),
                fields.time("recordedAt"));
    }

    private static Reach reach(Fields fields) {
        return new Reach(
                fields.flag("agencyWide"),
                Parts.purposes(fields, "purposes"),
                fields.optionalValue("contactId", ContactId::new));
    }

    private static Proof proof(Fields fields) {
        return new Proof(
                fields.word("method", Method.class),
                fields.text("words"),
                fields.optionalText("language"),
                fields.optionalText("reference"),
                fields.optionalText("rule"));
    }
}
