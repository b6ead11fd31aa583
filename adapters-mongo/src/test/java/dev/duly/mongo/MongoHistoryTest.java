package dev.duly.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cursor;
import dev.duly.core.importing.HistoricText;
import dev.duly.core.importing.HistoricText.Standing;
import dev.duly.core.importing.History;
import dev.duly.core.importing.Placing;
import dev.duly.core.message.MessageFilter;
import dev.duly.testkit.FilterSample;
import dev.duly.testkit.HistoricSample;
import dev.duly.testkit.HistoryContract;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@SuppressWarnings("JavaUtilDate") // the driver's own type for moments
class MongoHistoryTest extends HistoryContract {
    @RegisterExtension final Databases databases = new Databases();

    private Database database;
    private MongoHistory history;

    @BeforeEach
    void open() {
        database = databases.with(MongoStorage.indexes());
        history = new MongoHistory(database);
    }

    @Override
    protected History historyOf(List<HistoricText> texts) {
        texts.forEach(this::plant);
        return history;
    }

    @Test
    void whatDulyKeepsIsNoHistoryAndIsNeverPlaced() {
        var ours = Samples.outbound(1).queued();
        new MongoMessageStore(database).add(ours);
        plant(HistoricSample.out(2).text());
        var before = document(1);

        history.place(List.of(placing(1), placing(2)));

        assertThat(history.page(Optional.empty(), 10).items())
                .extracting(text -> text.message().id())
                .containsExactly(Samples.messageId(2));
        assertThat(document(1)).isEqualTo(before);
    }

    @Test
    void aTextThatDulyKeepsTooIsSaidToBeSo() {
        var sending =
                OutboundSample.sending(Samples.outbound(1).queued(), Samples.second(5))
                        .attemptTaken(1, Samples.providerId(7));
        new MongoMessageStore(database).add(sending);
        plant(HistoricSample.out(2).text(), "providerMessageId", Samples.providerId(7).value());
        plant(HistoricSample.out(3).text(), "providerMessageId", Samples.providerId(8).value());

        assertThat(history.page(Optional.empty(), 10).items())
                .extracting(HistoricText::standing)
                .containsExactly(Standing.OPEN, Standing.KEPT_TOO);
    }

    @Test
    void documentsOfOtherIdsAreCountedAndPassedOver() {
        var messages = database.collection("messages");
        messages.insertOne(new Document("_id", "seven"));
        messages.insertOne(new Document("_id", 7));
        plant(HistoricSample.out(2).text());

        assertThat(history.nameless()).isEqualTo(2);
        assertThat(history.page(Optional.empty(), 10).items()).hasSize(1);
        assertThat(history.about()).isEqualTo(3);
    }

    @Test
    void whateverStandsInOurFieldNothingIsWrittenOverIt() {
        plant(HistoricSample.out(1).text(), "duly", "theirs");
        plant(HistoricSample.out(2).text(), "duly", 7);
        plant(HistoricSample.out(3).text(), "duly", new Document("note", "ours"));

        history.place(List.of(placing(1), placing(2), placing(3)));

        assertThat(document(1).get("duly")).isEqualTo("theirs");
        assertThat(document(2).get("duly")).isEqualTo(7);
        assertThat(document(3).get("duly", Document.class))
                .containsEntry("note", "ours")
                .containsEntry("threadId", Samples.threadId(9).value());
    }

    @Test
    void aThreadShowsItsHistoryAndWhatIsOursInOneListWhateverItsDates() {
        var messages = new MongoMessageStore(database);
        var thread = Samples.threadId(9);
        plant(HistoricSample.out(1).text());
        plant(HistoricSample.out(2).undated().text());
        plant(HistoricSample.out(3).undated().text());
        database.collection("messages")
                .updateOne(
                        new Document("_id", new ObjectId(Samples.messageId(3).value())),
                        new Document("$set", new Document("createdAt", "2025-03-01")));
        messages.add(Samples.outbound(4).inThread(thread).at(Samples.second(0)).queued());
        history.place(List.of(placing(1), placing(2), placing(3)));

        for (var limit = 1; limit <= 5; limit++) {
            var read = new ArrayList<Integer>();
            var cursor = Optional.<Cursor>empty();
            do {
                var page = messages.page(MessageFilter.thread(thread), cursor, limit);
                page.items()
                        .forEach(text ->
                                read.add(Integer.valueOf(text.id().value().substring(20), 16)));
                cursor = page.next();
            } while (cursor.isPresent());
            assertThat(read).containsExactly(2, 3, 4, 1);
        }
        assertThat(
                        messages.page(
                                        FilterSample.ALL.inThread(thread).newestFirst().filter(),
                                        Optional.empty(),
                                        10)
                                .items())
                .extracting(text -> text.id().value())
                .containsExactly(
                        Samples.messageId(1).value(),
                        Samples.messageId(4).value(),
                        Samples.messageId(3).value(),
                        Samples.messageId(2).value());
    }

    private void plant(HistoricText text, String field, Object value) {
        plant(text);
        database.collection("messages")
                .updateOne(
                        new Document("_id", new ObjectId(text.message().id().value())),
                        new Document("$set", new Document(field, value)));
    }

    private void plant(HistoricText text) {
        var message = text.message();
        var document = new Document("_id", new ObjectId(message.id().value()));
        message.direction()
                .ifPresent(
                        way -> document.append("direction", way.name().toLowerCase(Locale.ROOT)));
        message.said().to().ifPresent(to -> document.append("to", to));
        message.said().from().ifPresent(from -> document.append("from", from));
        message.said().body().ifPresent(body -> document.append("body", body));
        message.fate().status().ifPresent(status -> document.append("status", status));
        message.fate().provider().ifPresent(provider -> document.append("provider", provider));
        message.fate().errorCode().ifPresent(code -> document.append("errorCode", code));
        message.belongs().caseId().ifPresent(id -> document.append("caseId", id));
        message.belongs().personId().ifPresent(id -> document.append("personId", id));
        if (text.isDated()) {
            document.append("createdAt", Date.from(message.createdAt()));
        }
        if (text.standing() == Standing.CLOSED) {
            document.append("duly", "theirs");
        }
        database.collection("messages").insertOne(document);
    }

    private Document document(int number) {
        return Objects.requireNonNull(
                database.collection("messages")
                        .find(new Document("_id", new ObjectId(Samples.messageId(number).value())))
                        .first());
    }

    private static Placing placing(int number) {
        return new Placing(Samples.messageId(number), Samples.PRETRIAL, Samples.threadId(9));
    }
}
