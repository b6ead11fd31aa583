package dev.duly.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import dev.duly.core.consent.Consent;
import dev.duly.core.importing.ImportTally;
import dev.duly.core.importing.Oddity;
import dev.duly.core.memory.InMemoryLiveEvents;
import dev.duly.core.memory.InMemoryNumberPlan;
import dev.duly.core.memory.InMemorySendBudget;
import dev.duly.core.memory.InMemorySendQueue;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.memory.ScriptedGateway;
import dev.duly.core.message.Draft;
import dev.duly.core.message.HistoricMessage;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.Policy;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.record.Actor;
import dev.duly.core.sending.SendingSettings;
import dev.duly.core.sending.SubmitResult;
import dev.duly.core.system.Backends;
import dev.duly.core.system.Duly;
import dev.duly.core.text.MessageText;
import dev.duly.core.webhook.WebhookReading;
import dev.duly.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A whole Duly takes an old collection over while texts come and go.
class ImportTest {
    private static final int DOCUMENTS = 10_000;

    /// Pages between texts that come and go.
    private static final int TRAFFIC = 4;

    private static final Comparator<LiveMessage> IN_TIME =
            Comparator.comparing(LiveMessage::createdAt).thenComparing(text -> text.id().value());

    private static final Actor BY = Actor.token("admin");

    @RegisterExtension final Databases databases = new Databases();

    private final MovableClock clock = new MovableClock(Samples.MORNING);
    private final OddCollection old = new OddCollection(7, Samples.MORNING);
    private final AtomicInteger posted = new AtomicInteger();

    private Database database;
    private MongoStorage storage;
    private Duly duly;

    @BeforeEach
    void open() {
        var name = databases.newName();
        storage =
                databases.closedAfterwards(
                        MongoStorage.open(Databases.uri(), name, Databases.PATIENCE));
        database = databases.open(name);
        var gateway = new ScriptedGateway(Samples.ACCOUNT, clock);
        duly =
                Duly.on(
                        new Backends(
                                storage,
                                new InMemorySendQueue(clock),
                                new InMemorySendBudget(clock),
                                new InMemoryLiveEvents(clock),
                                gateway,
                                gateway,
                                _ -> new WebhookReading.Forged("no webhook comes in here"),
                                new InMemoryNumberPlan()),
                        Policy.standard(),
                        SendingSettings.DEFAULT,
                        clock,
                        new Random(7));
        storage.departments().keep(Samples.department(Samples.PRETRIAL));
    }

    @Test
    void tenThousandOddDocumentsAreTakenOverBesideLiveTrafficThoughItIsCutOff() {
        old.fill(messages(), DOCUMENTS);
        var before = originals();
        var cuts = new AtomicInteger();

        while (cuts.get() < 4) {
            try {
                var _ =
                        run(() -> {
                            if (cuts.get() % TRAFFIC == 0) {
                                traffic();
                            }
                            if (cuts.incrementAndGet() <= 3) {
                                throw new IllegalStateException("cut off");
                            }
                        });
            } catch (IllegalStateException _) {
                // As a kill between two pages.
            }
        }
        // What the older server has written meanwhile.
        var _ = run(() -> {});

        assertThat(originals()).containsAllEntriesOf(before);
        assertEachReadableTextIsInTheThreadOfItsNumber();
        assertEachThreadHasItsLatestLiveText();
        assertThat(state(OddCollection.STOPPED)).isEqualTo(Consent.State.OPTED_OUT);
        assertThat(state(OddCollection.BACK_AGAIN)).isEqualTo(Consent.State.OPTED_IN);
        assertThat(state(OddCollection.REFUSED)).isEqualTo(Consent.State.OPTED_OUT);
    }

    @Test
    void runTwiceItChangesNothing() {
        old.fill(messages(), DOCUMENTS / 10);
        var first = run(() -> {});
        var kept = everything();

        var second = run(() -> {});

        assertThat(first.placed()).isPositive();
        assertThat(first.odd().keySet())
                .contains(Oddity.DIRECTION, Oddity.NUMBER, Oddity.BODY, Oddity.STATUS, Oddity.DATE);
        assertThat(second.placed()).isZero();
        assertThat(second.standing()).isEqualTo(first.placed());
        assertThat(everything()).isEqualTo(kept);
    }

    @Test
    void aRehearsalSaysWhatARunMakesAndWritesNothing() {
        old.fill(messages(), DOCUMENTS / 10);
        var kept = everything();
        var audited = storage.audit().heads();

        var foreseen = duly.importHistory().rehearse(storage.history(), Optional.empty(), _ -> {});

        assertThat(everything()).isEqualTo(kept);
        assertThat(storage.audit().heads()).isEqualTo(audited);
        assertThat(run(() -> {})).usingRecursiveComparison().isEqualTo(foreseen);
    }

    private ImportTally run(Runnable afterEachPage) {
        return duly.importHistory()
                .run(storage.history(), BY, Optional.empty(), _ -> afterEachPage.run());
    }

    /// One text out, one in, a STOP, and one more that the older server writes.
    private void traffic() {
        var number = posted.incrementAndGet();
        clock.advance(Duration.ofSeconds(7));
        var to = new PhoneNumber(OddCollection.e164(10 + number % 60));
        assertThat(duly.submitMessage().submit(draft(to, number)))
                .isInstanceOf(SubmitResult.Accepted.class);
        receive(new PhoneNumber(OddCollection.e164(80 + number % 60)), "ok");
        receive(new PhoneNumber(OddCollection.e164(150 + number % 60)), "STOP");
        messages().insertOne(old.odd());
        duly.sendWorker().runOnce(10);
    }

    private void receive(PhoneNumber from, String words) {
        duly.receiveMessage()
                .keep(
                        new InboundText(
                                Samples.ACCOUNT,
                                Samples.providerId(posted.incrementAndGet()),
                                from,
                                Samples.OFFICE,
                                Optional.empty(),
                                words,
                                List.of(),
                                Optional.empty(),
                                InboundText.Arrival.POSTED,
                                clock.instant(),
                                Optional.empty(),
                                Map.of("Body", words)));
        duly.receiveMessage().runOnce(10);
    }

    private static Draft draft(PhoneNumber to, int number) {
        return Draft.of(
                Actor.token("officer"),
                to,
                MessageText.of("Text number " + number),
                Samples.PRETRIAL,
                Purpose.MANUAL);
    }

    private void assertEachReadableTextIsInTheThreadOfItsNumber() {
        var threads = new TreeMap<String, String>();
        database.collection("duly_thread_keys")
                .find()
                .forEach(key -> threads.put(key.getString("_id"), key.getString("threadId")));
        var placed = 0;
        for (var document : messages().find()) {
            var message = MessageDocument.read(document);
            if (message instanceof HistoricMessage text) {
                var person =
                        text.direction()
                                .flatMap(way ->
                                        way == MessageFilter.Direction.IN
                                                ? text.said().from()
                                                : text.said().to())
                                .map(written -> written.replaceAll("\\D", ""))
                                .filter(digits -> digits.length() >= 10)
                                .map(digits -> "+1" + digits.substring(digits.length() - 10));
                assertThat(text.belongs().threadId())
                        .isEqualTo(
                                person.map(number -> threads.get("pretrial " + number))
                                        .map(ThreadId::new));
                placed += person.isPresent() ? 1 : 0;
            }
        }
        assertThat(placed).isGreaterThan(DOCUMENTS / 4);
    }

    private void assertEachThreadHasItsLatestLiveText() {
        var latest = new TreeMap<String, LiveMessage>();
        for (var document :
                messages().find(new Document("duly.revision", new Document("$gte", 1)))) {
            var live = MessageDocument.readLive(document);
            latest.merge(live.threadId().value(), live, BinaryOperator.maxBy(IN_TIME));
        }
        assertThat(latest).isNotEmpty();
        latest.forEach((thread, live) ->
                assertThat(storage.threads().find(new ThreadId(thread)).orElseThrow().lastMessage())
                        .isEqualTo(live.id()));
    }

    private Consent.State state(int person) {
        return Consent.derive(
                        storage.consents().history(new PhoneNumber(OddCollection.e164(person))))
                .state();
    }

    /// The older server's documents without what Duly has added.
    private Map<Object, Document> originals() {
        var originals = new TreeMap<Object, Document>();
        messages()
                .find(new Document("duly.revision", null))
                .forEach(document -> {
                    document.remove("duly");
                    originals.put(document.get("_id"), document);
                });
        return originals;
    }

    private Map<String, List<Document>> everything() {
        var all = new TreeMap<String, List<Document>>();
        for (var name :
                List.of(
                        "messages",
                        "duly_threads",
                        "duly_thread_keys",
                        "duly_consents",
                        "duly_contacts",
                        "duly_tasks",
                        "duly_imports")) {
            all.put(name, database.collection(name).find().into(new ArrayList<>()));
        }
        return all;
    }

    private MongoCollection<Document> messages() {
        return database.collection("messages");
    }
}
