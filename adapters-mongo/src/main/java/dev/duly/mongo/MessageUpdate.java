package dev.duly.mongo;

import dev.duly.core.message.OutboundMessage;
import java.util.List;
import org.bson.Document;

/// The next revision of a message as an update of its document: all that the message says is set,
/// what it no longer has is taken away, and how far it was drained meanwhile stays.
final class MessageUpdate {
    /// Those that a later revision may have lost.
    private static final List<String> PASSING =
            List.of(
                    "caseId",
                    "personId",
                    "from",
                    "providerMessageId",
                    "scheduledAt",
                    "sentAt",
                    "deliveredAt",
                    "errorCode",
                    "errorMessage");

    private static final List<String> PASSING_OF_OURS =
            List.of(
                    "inFlight",
                    "providerIds",
                    "key",
                    "caseId",
                    "contactId",
                    "inAnswerTo",
                    "template",
                    "notBefore",
                    "expiresAt",
                    "override");

    private final Document set = new Document();
    private final Document unset = new Document();
    private final int drained;

    /// @param owned the provider's ids that find this message
    MessageUpdate(OutboundMessage next, List<String> owned) {
        var ours = OutboundDocument.ours(next).document();
        if (!owned.isEmpty()) {
            ours.append("providerIds", owned);
        }
        put("", OlderShape.of(next).document(), PASSING);
        put("duly.", ours, PASSING_OF_OURS);
        drained = next.drained();
    }

    private void put(String path, Document fields, List<String> passing) {
        fields.forEach((field, value) -> set.append(path + field, value));
        passing.stream()
                .filter(field -> !fields.containsKey(field))
                .forEach(field -> unset.append(path + field, ""));
    }

    /// For a message that is listed as undrained.
    Document pending(Object id) {
        var all = new Document(set).append("duly.pending", id);
        return update(all, unset);
    }

    /// For a message of which every step is drained.
    Document drained() {
        return update(set, new Document(unset).append("duly.pending", ""));
    }

    private Document update(Document setting, Document unsetting) {
        return new Document("$set", setting)
                .append("$unset", unsetting)
                .append("$max", new Document("duly.drained", drained));
    }
}
