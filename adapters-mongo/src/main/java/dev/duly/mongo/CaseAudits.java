package dev.duly.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import dev.duly.core.message.MessageState;
import dev.duly.core.record.AuditDraft;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// What the existing dashboard shows of a case in its own audit: one document a text of the case,
/// `{caseId, type, actor, details, createdAt}`, without the words of the text. Our record is the
/// audit's chain; this is a copy for its pages.
final class CaseAudits {
    private static final String COLLECTION = "caseaudits";

    static final List<Index> INDEXES =
            List.of(
                    Index.theirs(
                            COLLECTION,
                            Indexes.compoundIndex(
                                    Indexes.ascending("caseId"), Indexes.descending("createdAt"))));

    private static final String ACCEPTED = "message." + MessageState.QUEUED.word();

    private final MongoCollection<Document> audits;

    CaseAudits(Database database) {
        this.audits = database.collection(COLLECTION);
    }

    /// Writes the document if `event` is a text's first step and the text is of a case. Its `_id`
    /// is the message's: repeating changes nothing.
    void append(AuditDraft event) {
        // Only the first step names the case.
        var caseId = event.ids().get("case");
        var message = event.ids().get("message");
        if (!event.action().equals(ACCEPTED) || caseId == null || message == null) {
            return;
        }
        try {
            audits.insertOne(write(event, message, caseId));
        } catch (MongoException fault) {
            if (!Faults.isDuplicateKey(fault)) {
                throw fault;
            }
        }
    }

    private static Document write(AuditDraft event, String message, String caseId) {
        var resendOf = Optional.ofNullable(event.ids().get("resendOf"));
        return new NewDocument()
                .withId("_id", message)
                .withId("caseId", caseId)
                .with("type", resendOf.isPresent() ? "message_resend" : "message_outbound")
                .with("actor", event.actor().id())
                .with(
                        "details",
                        new NewDocument()
                                .with("messageId", message)
                                .with("status", MessageState.QUEUED.status())
                                .withText("resendOf", resendOf))
                .with("createdAt", event.at())
                .document();
    }
}
