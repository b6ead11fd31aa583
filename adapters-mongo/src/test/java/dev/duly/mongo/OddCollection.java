package dev.duly.mongo;

import com.mongodb.client.MongoCollection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.bson.BsonNull;
import org.bson.Document;
import org.bson.types.ObjectId;

/// A collection as years of an older server leave it, from a seed.
@SuppressWarnings("JavaUtilDate") // the driver's own type for moments
final class OddCollection {
    static final int PEOPLE = 300;

    private static final BsonNull NULL = new BsonNull();

    /// Texts of these people are never odd where it matters.
    static final int STOPPED = 1;

    static final int BACK_AGAIN = 2;
    static final int REFUSED = 3;

    private final Random chance;
    private final Instant end;

    OddCollection(long seed, Instant end) {
        this.chance = new Random(seed);
        this.end = end;
    }

    void fill(MongoCollection<Document> messages, int count) {
        var documents = new ArrayList<Document>();
        documents.add(said(STOPPED, "STOP", -900));
        documents.add(said(BACK_AGAIN, "STOP", -900));
        documents.add(said(BACK_AGAIN, "START", -800));
        documents.add(
                text(-700)
                        .append("direction", "out")
                        .append("to", written(REFUSED))
                        .append("status", "failed")
                        .append("errorCode", 21610.0));
        while (documents.size() < count) {
            documents.add(odd());
        }
        messages.insertMany(documents);
    }

    /// One more, as the older server goes on writing.
    Document odd() {
        var person = 10 + chance.nextInt(PEOPLE - 10);
        var document = text(-1 - chance.nextInt(600));
        document.append("direction", one("out", "out", "out", "in", "IN", NULL, 7));
        var isIn = "in".equals(document.get("direction"));
        document.append(isIn ? "from" : "to", number(person));
        document.append(isIn ? "to" : "from", one("+15005550006", NULL, "short code", 5));
        document.append("body", one("See you at 9.", "ok", "", NULL, 42, List.of("a"), true));
        document.append("status", one("delivered", "failed", "exploded", NULL, 3, "QUEUED"));
        document.append("createdAt", date(document));
        document.append("caseId", one(caseId(person), caseId(person).toHexString(), NULL, "C-17"));
        document.append("personId", one(caseId(person), NULL, 17L, new Document()));
        document.append("meta", one(new Document("createdBy", "lee"), "none", NULL));
        document.append("errorCode", one(NULL, NULL, 30003, "30006", List.of()));
        document.keySet().removeIf(field -> !field.equals("_id") && chance.nextInt(40) == 0);
        return document;
    }

    static String e164(int person) {
        return "+1702555%04d".formatted(person);
    }

    private Document said(int person, String words, int hours) {
        return text(hours)
                .append("direction", "in")
                .append("from", written(person))
                .append("to", "(500) 555-0006")
                .append("body", words)
                .append("status", "delivered");
    }

    private Document text(int hours) {
        var at = Date.from(end.plus(Duration.ofHours(hours)));
        return new Document("_id", new ObjectId(at)).append("createdAt", at);
    }

    private Object date(Document document) {
        var at = document.getDate("createdAt");
        return one(
                at,
                at,
                at,
                at,
                at,
                at.toInstant().toString(),
                "yesterday",
                NULL,
                at.getTime(),
                new Date(Long.MAX_VALUE));
    }

    private Object number(int person) {
        return one(
                written(person),
                written(person),
                e164(person),
                "702-555-%04d".formatted(person),
                7025550000L + person,
                NULL,
                "n/a",
                true,
                "");
    }

    private static String written(int person) {
        return "(702) 555-%04d".formatted(person);
    }

    private static ObjectId caseId(int person) {
        return new ObjectId("%024x".formatted(0xca5e0000L + person));
    }

    private Object one(Object... choices) {
        return choices[chance.nextInt(choices.length)];
    }
}
