package dev.duly.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.StateChange;
import dev.duly.core.message.Trail;
import dev.duly.core.record.Actor;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// That the existing dashboard finds in `messages` and `caseaudits` what it always found there.
@SuppressWarnings("JavaUtilDate") // the driver's own type for moments
class OlderShapeTest {
    private static final String CASE = "65f0c0ffee0123456789abcd";

    @RegisterExtension final Databases databases = new Databases();

    private Database database;
    private MongoMessageStore messages;
    private MongoAuditLog audit;

    @BeforeEach
    void open() {
        database = databases.with(MongoStorage.indexes());
        messages = new MongoMessageStore(database);
        audit = new MongoAuditLog(database);
    }

    @Test
    void aTextHasTheFieldsThatThePagesRead() {
        var queued = Samples.outbound(1).ofCase(CASE).saying("Call us.").queued();
        messages.add(queued);

        assertThat(document(queued))
                .containsEntry("_id", new ObjectId(queued.id().value()))
                .containsEntry("caseId", new ObjectId(CASE))
                .containsEntry("direction", "out")
                .containsEntry("channel", "sms")
                .containsEntry("to", Samples.ANN.e164())
                .containsEntry("body", "Call us.")
                .containsEntry("status", "queued")
                .containsEntry("attempts", 0)
                .containsEntry("provider", "sandbox")
                .containsEntry("meta", new Document("createdBy", Samples.OFFICER.id()))
                .containsEntry("createdAt", Date.from(Samples.second(1)))
                .containsEntry("updatedAt", Date.from(Samples.second(1)));
    }

    @Test
    void aCaseThatIsNoObjectIdStandsAsItIs() {
        var queued = Samples.outbound(1).ofCase("CR-2026-17").queued();
        messages.add(queued);

        assertThat(document(queued)).containsEntry("caseId", "CR-2026-17");
    }

    @Test
    void aCaseInCapitalsIsAnObjectIdAndReadsBackInCapitals() {
        var capitals = "65F0C0FFEE0123456789ABCD";
        var queued = Samples.outbound(1).ofCase(capitals).queued();
        messages.add(queued);

        assertThat(document(queued)).containsEntry("caseId", new ObjectId(capitals));
        assertThat(messages.find(queued.id())).contains(queued);
    }

    @Test
    void nothingIsNullSoThatNoUniqueKeyMeetsAnother() {
        messages.add(Samples.outbound(1).queued());
        messages.add(Samples.outbound(2).queued());
        messages.add(Samples.inbound(3).received());

        database.collection("messages")
                .find()
                .forEach(document -> assertThat(valuesIn(document)).doesNotContainNull());
    }

    @Test
    void aTextThatWentSaysWhenAndUnderWhichId() {
        var sent = sent(1);
        var delivered = sent.then(Samples.step(MessageState.DELIVERED, Samples.second(9)));
        messages.replace(sent.revision(), delivered);

        assertThat(document(delivered))
                .containsEntry("status", "delivered")
                .containsEntry("attempts", 1)
                .containsEntry("providerMessageId", Samples.providerId(7).value())
                .containsEntry("sentAt", Date.from(Samples.second(6)))
                .containsEntry("deliveredAt", Date.from(Samples.second(9)))
                .containsEntry("updatedAt", Date.from(Samples.second(9)));
    }

    @Test
    void aFailureHasItsErrorAndLosesItWhenTheTextArrivedAfterAll() {
        var sent = sent(1);
        var failed =
                sent.then(
                        new StateChange(
                                MessageState.FAILED,
                                Samples.second(8),
                                Optional.empty(),
                                Actor.PROVIDER,
                                1,
                                Optional.of(
                                        new Reason("gone", "Off.", "Call.", Optional.of(30003)))));
        messages.replace(sent.revision(), failed);

        assertThat(document(failed))
                .containsEntry("status", "failed")
                .containsEntry("errorCode", 30003)
                .containsEntry("errorMessage", "Off.");

        var arrived = failed.thenByReceipt(Samples.step(MessageState.DELIVERED, Samples.second(9)));
        messages.replace(failed.revision(), arrived);

        assertThat(document(arrived))
                .containsEntry("status", "delivered")
                .doesNotContainKeys("errorCode", "errorMessage");
    }

    @Test
    void aTextFromAPersonIsInboundAndDelivered() {
        var received = Samples.inbound(1).saying("Yes").received();
        messages.add(received);

        assertThat(database.collection("messages").find().first())
                .containsEntry("direction", "in")
                .containsEntry("status", "delivered")
                .containsEntry("from", Samples.ANN.e164())
                .containsEntry("to", Samples.OFFICE.e164())
                .containsEntry("body", "Yes")
                .containsEntry("providerMessageId", Samples.providerId(1).value());
    }

    @Test
    void eachTextOfACaseIsInTheCasesAuditOnceAndWithoutItsWords() {
        var queued = Samples.outbound(1).ofCase(CASE).saying("Call us.").queued();
        audit.append(Trail.entry(queued, 0));
        audit.append(Trail.entry(queued, 0));
        audit.append(Trail.entry(OutboundSample.sending(queued, Samples.second(5)), 1));

        assertThat(caseAudits())
                .containsExactly(
                        new Document("_id", new ObjectId(queued.id().value()))
                                .append("caseId", new ObjectId(CASE))
                                .append("type", "message_outbound")
                                .append("actor", "system")
                                .append(
                                        "details",
                                        new Document("messageId", queued.id().value())
                                                .append("status", "queued"))
                                .append("createdAt", Date.from(Samples.second(1))));
    }

    @Test
    void aCasesAuditThatACrashLeftOutIsWrittenTheNextTime() {
        var queued = Samples.outbound(1).ofCase(CASE).queued();
        audit.append(Trail.entry(queued, 0));
        database.collection("caseaudits").deleteMany(new Document());

        audit.append(Trail.entry(queued, 0));

        assertThat(caseAudits()).hasSize(1);
    }

    @Test
    void aResendIsCalledOne() {
        var first = Samples.outbound(1).ofCase(CASE).queued();
        var again = first.draft().again(first.id(), Samples.OFFICER);
        var resend = Samples.outbound(2).queued();
        var queued =
                OutboundMessage.accepted(
                        resend.id(),
                        again,
                        resend.threadId(),
                        resend.account(),
                        resend.decision(),
                        resend.salt(),
                        resend.dueAt(),
                        resend.timeline().getFirst());
        messages.add(queued);
        audit.append(Trail.entry(queued, 0));

        assertThat(document(queued).get("meta", Document.class))
                .containsEntry("resendOf", first.id().value());
        assertThat(caseAudits().getFirst())
                .containsEntry("type", "message_resend")
                .extracting("details")
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("resendOf", first.id().value());
    }

    @Test
    void whatIsOfNoCaseIsInNoCasesAudit() {
        audit.append(Trail.entry(Samples.outbound(1).queued(), 0));
        audit.append(Trail.entry(Samples.inbound(2).received(), 0));

        assertThat(caseAudits()).isEmpty();
    }

    private OutboundMessage sent(int number) {
        var queued = Samples.outbound(number).queued();
        var sending = OutboundSample.sending(queued, Samples.second(5));
        var sent =
                sending.attemptTaken(1, Samples.providerId(7))
                        .then(Samples.step(MessageState.SENT, Samples.second(6)));
        messages.add(queued);
        messages.replace(queued.revision(), sending);
        messages.replace(sending.revision(), sent);
        return sent;
    }

    private Document document(OutboundMessage message) {
        var found =
                database.collection("messages")
                        .find(new Document("_id", new ObjectId(message.id().value())))
                        .first();
        return Objects.requireNonNull(found);
    }

    private List<Document> caseAudits() {
        return database.collection("caseaudits").find().into(new ArrayList<>());
    }

    /// Of the document, and of what it holds.
    private static List<Object> valuesIn(Document document) {
        var values = new ArrayList<Object>(document.values());
        values.addAll(document.get("meta", Document.class).values());
        values.addAll(document.get("duly", Document.class).values());
        return values;
    }
}
