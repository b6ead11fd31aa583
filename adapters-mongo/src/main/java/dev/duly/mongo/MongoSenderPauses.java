package dev.duly.mongo;

import static com.mongodb.client.model.Filters.empty;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.client.model.Indexes;
import dev.duly.core.Appended;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.policy.SenderPause;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.provider.GatewayAccount;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/// The stopped senders. What is unique of a pause is its `_id`: an account, and perhaps a sender of
/// it.
final class MongoSenderPauses implements SenderPauses {
    private static final String COLLECTION = "duly_sender_pauses";

    private final Records<SenderPause> pauses;

    MongoSenderPauses(Database database) {
        this.pauses = new Records<>(database, "SenderPauses", COLLECTION, MongoSenderPauses::pause);
    }

    static List<Index> indexes() {
        return List.of(Index.plain(COLLECTION, Indexes.ascending("since")));
    }

    @Override
    public Appended pause(SenderPause pause) {
        var id = id(pause.account(), pause.sender());
        return pauses.insertOnce(document(id, pause), eq("_id", id.document()));
    }

    @Override
    public Optional<SenderPause> resume(GatewayAccount account, Optional<SenderAddress> sender) {
        var id = eq("_id", id(account, sender).document());
        return pauses.call(() ->
                Optional.ofNullable(pauses.collection().findOneAndDelete(id)).map(pauses::read));
    }

    @Override
    public List<SenderPause> all() {
        return pauses.list(pauses.find(empty()).sort(ascending("since")));
    }

    private static NewDocument id(GatewayAccount account, Optional<SenderAddress> sender) {
        return Parts.of(account).withText("sender", sender.map(SenderAddress::value));
    }

    private static Document document(NewDocument id, SenderPause pause) {
        return new NewDocument()
                .with("_id", id)
                .with("reason", Parts.of(pause.reason()))
                .with("since", pause.since())
                .document();
    }

    private static SenderPause pause(Fields fields) {
        return new SenderPause(
                fields.object("_id", Parts::account),
                fields.object("_id", id -> id.optionalValue("sender", SenderAddress::of)),
                fields.object("reason", Parts::reason),
                fields.time("since"));
    }
}
