package dev.duly.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cursor;
import dev.duly.core.message.HistoricMessage;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Replaced;
import dev.duly.testkit.FilterSample;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What an older server left in `messages` is shown, whatever it is, and touched by nothing.
@SuppressWarnings("JavaUtilDate") // the driver's own type for moments
class HistoryTest {
    private static final String CASE = "65f0c0ffee0123456789abcd";
    private static final Instant MADE = Instant.ofEpochSecond(0xaa000000L);

    @RegisterExtension final Databases databases = new Databases();

    private Database database;
    private MongoMessageStore messages;

    @BeforeEach
    void open() {
        database = databases.with(MongoStorage.indexes());
        messages = new MongoMessageStore(database);
    }

    @Test
    void aWholeDocumentReadsBackAsItWasWritten() {
        var at = Date.from(Samples.MORNING);
        plant(
                1,
                Map.ofEntries(
                        Map.entry("caseId", new ObjectId(CASE)),
                        Map.entry("personId", "P-17"),
                        Map.entry("direction", "out"),
                        Map.entry("channel", "sms"),
                        Map.entry("to", "(702) 555-0142"),
                        Map.entry("from", "+15005550006"),
                        Map.entry("body", "Court at 9"),
                        Map.entry("status", "failed"),
                        Map.entry("attempts", 2),
                        Map.entry("scheduledAt", at),
                        Map.entry("sentAt", at),
                        Map.entry("provider", "twilio"),
                        Map.entry("providerMessageId", "SM1"),
                        Map.entry("errorCode", 30003),
                        Map.entry("errorMessage", "Unreachable"),
                        Map.entry(
                                "meta",
                                new Document("createdBy", "lee@agency.example")
                                        .append("resendOf", new ObjectId(CASE))),
                        Map.entry("createdAt", at),
                        Map.entry("updatedAt", at)));
        var time = Optional.of(Samples.MORNING);

        assertThat(messages.find(Samples.messageId(1)))
                .contains(
                        new HistoricMessage(
                                Samples.messageId(1),
                                Optional.of(Direction.OUT),
                                new HistoricMessage.Belongs(
                                        Optional.of(CASE),
                                        Optional.of("P-17"),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of("lee@agency.example"),
                                        Optional.of(CASE)),
                                new HistoricMessage.Said(
                                        Optional.of("(702) 555-0142"),
                                        Optional.of("+15005550006"),
                                        Optional.of("Court at 9")),
                                new HistoricMessage.Fate(
                                        Optional.of("failed"),
                                        Optional.of(2),
                                        Optional.of("twilio"),
                                        Optional.of("SM1"),
                                        Optional.of("30003"),
                                        Optional.of("Unreachable")),
                                new HistoricMessage.Times(
                                        time, time, Optional.empty(), Optional.empty(), time),
                                Samples.MORNING));
    }

    @Test
    void anEmptyDocumentIsAMessageOfTheSecondInWhichItsIdWasMade() {
        plant(1, Map.of());

        var read = history(1);

        assertThat(read.createdAt()).isEqualTo(MADE);
        assertThat(read.direction()).isEmpty();
        assertThat(read.said().body()).isEmpty();
        assertThat(read.fate().status()).isEmpty();
    }

    @Test
    void valuesOfOtherTypesStandAsTheyAreOrNotAtAll() {
        var odd = new Document("direction", "sideways");
        odd.append("status", "exploded").append("attempts", "3").append("errorCode", 30003.0);
        odd.append("to", 7025550142L).append("body", null).append("sentAt", "yesterday");
        odd.append("createdAt", "2025-03-01T10:00:00Z").append("meta", "none");
        odd.append("deliveredAt", true).append("from", List.of("a", "b"));
        plant(1, odd);

        var read = history(1);

        assertThat(read.direction()).isEmpty();
        assertThat(read.fate().status()).contains("exploded");
        assertThat(read.fate().attempts()).contains(3);
        assertThat(read.fate().errorCode()).contains("30003");
        assertThat(read.said().to()).contains("7025550142");
        assertThat(read.said().from()).isEmpty();
        assertThat(read.said().body()).isEmpty();
        assertThat(read.times().sentAt()).isEmpty();
        assertThat(read.times().deliveredAt()).isEmpty();
        assertThat(read.belongs().createdBy()).isEmpty();
        assertThat(read.createdAt()).isEqualTo("2025-03-01T10:00:00Z");
    }

    @Test
    void aSubdocumentOfOursWithoutARevisionIsHistoryToo() {
        plant(
                1,
                Map.of(
                        "duly",
                        new Document("departmentId", "bail")
                                .append("threadId", Samples.threadId(3).value())));

        var read = history(1);

        assertThat(read.belongs().departmentId()).contains(Samples.BAIL);
        assertThat(read.belongs().threadId()).contains(Samples.threadId(3));
        assertThat(ids(page(FilterSample.ALL.of(Samples.BAIL)))).isEqualTo(ids(1));
    }

    @Test
    void historyAndOursStandInOneListByTheirTimes() {
        plantAt(1, Samples.second(10));
        messages.add(Samples.outbound(2).at(Samples.second(20)).queued());
        plantAt(3, Samples.second(30));

        assertThat(ids(page(FilterSample.ALL))).isEqualTo(ids(1, 2, 3));
        assertThat(ids(page(FilterSample.ALL.newestFirst()))).isEqualTo(ids(3, 2, 1));
    }

    @Test
    void whatHasNoTimeComesBeforeAllOthersByItsId() {
        plantAt(1, Samples.second(10));
        plant(5, Map.of());
        plant(2, Map.of("createdAt", "2025-03-01"));
        plant(4, Map.of("createdAt", 1_700_000_000_000L));
        plant(3, Map.of("createdAt", new Date(-5)));
        messages.add(Samples.outbound(6).queued());

        for (var limit = 1; limit <= 7; limit++) {
            assertThat(readThrough(FilterSample.ALL.filter(), limit))
                    .isEqualTo(ids(2, 3, 4, 5, 6, 1));
            assertThat(readThrough(FilterSample.ALL.newestFirst().filter(), limit))
                    .isEqualTo(ids(1, 6, 5, 4, 3, 2));
        }
    }

    @Test
    void aTimeFarAwayIsReadLikeAnyOther() {
        plant(1, Map.of("createdAt", new Date(Long.MAX_VALUE)));
        plantAt(2, Samples.MORNING);

        assertThat(readThrough(FilterSample.ALL.newestFirst().filter(), 1)).isEqualTo(ids(1, 2));
        assertThat(readThrough(FilterSample.ALL.filter(), 1)).isEqualTo(ids(2, 1));
    }

    @Test
    void aDocumentWhoseIdIsNoneOfAMessageIsPassedOver() {
        database.collection("messages").insertOne(new Document("_id", "seven"));
        plant(1, Map.of());

        assertThat(ids(page(FilterSample.ALL))).isEqualTo(ids(1));
    }

    @Test
    void historyIsNarrowedByItsCaseDirectionAndStatus() {
        plant(1, Map.of("caseId", new ObjectId(CASE), "direction", "out", "status", "failed"));
        plant(2, Map.of("caseId", "CR-17", "direction", "in", "status", "delivered"));
        plant(3, Map.of("direction", "in", "status", "exploded"));

        assertThat(ids(page(FilterSample.ALL.ofCase(CASE)))).isEqualTo(ids(1));
        assertThat(ids(page(FilterSample.ALL.ofCase("CR-17")))).isEqualTo(ids(2));
        assertThat(ids(page(FilterSample.ALL.going(Direction.IN)))).isEqualTo(ids(2, 3));
        assertThat(ids(page(FilterSample.ALL.in(MessageState.FAILED)))).isEqualTo(ids(1));
        assertThat(ids(page(FilterSample.ALL.in(MessageState.DELIVERED, MessageState.RECEIVED))))
                .isEqualTo(ids(2));
        assertThat(page(FilterSample.ALL.in(MessageState.BLOCKED))).isEmpty();
    }

    @Test
    void historyIsNeverSweptReconciledSentOrReplaced() {
        for (var status : List.of("queued", "sending", "sent")) {
            plant(
                    status.length(),
                    Map.of(
                            "direction",
                            "out",
                            "status",
                            status,
                            "to",
                            Samples.ANN.e164(),
                            "providerMessageId",
                            Samples.providerId(1).value(),
                            "scheduledAt",
                            Date.from(Samples.MORNING),
                            "createdAt",
                            Date.from(Samples.MORNING)));
        }
        var before = all();

        for (var state : MessageState.values()) {
            assertThat(
                            messages.inState(state, Instant.MIN, Instant.MAX, Optional.empty(), 10)
                                    .items())
                    .isEmpty();
        }
        assertThat(messages.overdue(Instant.MAX, Optional.empty(), 10).items()).isEmpty();
        assertThat(messages.lately(Samples.ANN, Instant.MIN, 10)).isEmpty();
        assertThat(messages.undrained(10)).isEmpty();
        assertThat(messages.find(Samples.ACCOUNT, Samples.providerId(1))).isEmpty();
        messages.drained(Samples.messageId(6), 3);
        var queued = Samples.outbound(6).queued();
        assertThat(
                        messages.replace(
                                queued.revision(),
                                OutboundSample.sending(queued, Samples.second(5))))
                .isEqualTo(new Replaced.Stale());
        assertThat(all()).isEqualTo(before);
    }

    private void plantAt(int number, Instant at) {
        plant(number, Map.of("createdAt", Date.from(at), "direction", "out"));
    }

    private void plant(int number, Map<String, Object> fields) {
        var document = new Document("_id", new ObjectId(Samples.messageId(number).value()));
        document.putAll(fields);
        database.collection("messages").insertOne(document);
    }

    private HistoricMessage history(int number) {
        return (HistoricMessage) messages.find(Samples.messageId(number)).orElseThrow();
    }

    private List<Message> page(FilterSample filter) {
        return messages.page(filter.filter(), Optional.empty(), 100).items();
    }

    private List<MessageId> readThrough(MessageFilter filter, int limit) {
        var read = new ArrayList<MessageId>();
        Optional<Cursor> cursor = Optional.empty();
        do {
            var page = messages.page(filter, cursor, limit);
            read.addAll(ids(page.items()));
            cursor = page.next().map(Cursor::toString).map(Cursor::of);
        } while (cursor.isPresent());
        return read;
    }

    private List<Document> all() {
        return database.collection("messages").find().into(new ArrayList<>());
    }

    private static List<MessageId> ids(List<Message> page) {
        return page.stream().map(Message::id).toList();
    }

    private static List<MessageId> ids(Integer... numbers) {
        return List.of(numbers).stream().map(Samples::messageId).toList();
    }
}
