package dev.duly.core.policy;

import static dev.duly.core.Samples.failure;
import static dev.duly.core.Samples.reasons;
import static dev.duly.core.Samples.refused;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.PROBATION;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cue;
import dev.duly.core.PortException;
import dev.duly.core.Samples;
import dev.duly.core.World;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PausedSenderTest {
    private static final int UNREGISTERED = 30034;
    private static final int CREDENTIALS = 20003;
    private static final int FILTERED = 30007;
    private static final Actor BOSS = Actor.token("boss");

    private final World world = new World();

    @Test
    void anErrorOfTheSenderStopsItAndTheTextThatMetItWaitsToo() {
        world.gateway.answersNext(refused(UNREGISTERED));
        var met = world.send(ANN, "One.");
        var other = world.send(BOB, "Two.");

        assertThat(world.stateOf(met)).isEqualTo(MessageState.QUEUED);
        assertThat(world.stateOf(other)).isEqualTo(MessageState.QUEUED);
        assertThat(world.gateway.requests()).hasSize(1);
        assertThat(world.storage.senderPauses().all())
                .singleElement()
                .satisfies(pause -> {
                    assertThat(pause.sender()).contains(SenderAddress.of(World.SERVICE));
                    assertThat(pause.reason().providerCode()).contains(UNREGISTERED);
                    assertThat(pause.reason().nextStep())
                            .contains("duly sender " + World.SERVICE + " resume");
                });
        assertThat(world.audited("senders")).containsExactly("sender.paused");
    }

    @Test
    void whatWaitsSaysSoOnce() {
        world.gateway.answersNext(refused(UNREGISTERED));
        var met = world.send(ANN, "One.");
        var waiting = world.accept(draft(BOB, "Two."));
        for (var i = 0; i < 100; i++) {
            goAfter(Duration.ofSeconds(30));
        }

        assertThat(reasons(world.text(met))).containsExactly("provider_refused", "sender_paused");
        assertThat(reasons(world.text(waiting))).containsExactly("sender_paused");
    }

    @Test
    void onceAPersonSaysThatItIsMendedAllGoWithinAMinute() {
        world.gateway.answersNext(refused(UNREGISTERED));
        var met = world.send(ANN, "One.");
        var next = world.send(ANN, "Two.");
        var other = world.send(BOB, "Two.");
        for (var i = 0; i < 50; i++) {
            goAfter(Duration.ofSeconds(17));
        }

        assertThat(world.duly.resumeSender().resume(World.SERVICE, BOSS)).hasSize(1);
        for (var i = 0; i < 12; i++) {
            goAfter(Duration.ofSeconds(5));
        }

        assertThat(world.stateOf(met)).isEqualTo(MessageState.SENT);
        assertThat(world.stateOf(next)).isEqualTo(MessageState.SENT);
        assertThat(world.stateOf(other)).isEqualTo(MessageState.SENT);
        assertThat(world.gateway.requests()).hasSize(4);
        assertThat(world.audited("senders")).containsExactly("sender.paused", "sender.resumed");
        assertThat(world.storage.audit().read("senders", 0, 10).getLast().event().actor())
                .isEqualTo(BOSS);
    }

    @Test
    void whatWaitsForASenderIsNotLookedAtInVain() {
        world.gateway.answersNext(refused(UNREGISTERED));
        world.send(ANN, "One.");
        world.send(ANN, "Two.");
        world.send(BOB, "Three.");
        goAfter(Duration.ofSeconds(1));
        goAfter(Duration.ofSeconds(1));

        world.clock.advance(Duration.ofMinutes(9));
        assertThat(world.queue.claim(10, Duration.ofSeconds(30))).isEmpty();

        world.clock.advance(Duration.ofMinutes(2));
        assertThat(world.queue.claim(10, Duration.ofSeconds(30))).hasSize(3);
    }

    @Test
    void aConversationGoesOnInItsOrder() {
        world.gateway.answersNext(refused(UNREGISTERED));
        world.send(BOB, "Met.");
        world.accept(draft(ANN, "One."));
        world.duly.resumeSender().resume(World.SERVICE, BOSS);
        world.accept(draft(ANN, "Two."));
        var urgent = world.accept(Samples.as(Purpose.REPLY, draft(ANN, "Three.")));

        world.duly.sendWorker().send(urgent);

        assertThat(world.gateway.requests())
                .extracting(request -> request.text().value())
                .containsExactly("Met.", "One.", "Two.", "Three.");
    }

    @Test
    void resumingWhatIsNotStoppedDoesNothing() {
        assertThat(world.duly.resumeSender().resume(World.SERVICE, BOSS)).isEmpty();
        assertThat(world.audited("senders")).isEmpty();
    }

    @Test
    void badCredentialsStopTheWholeAccount() {
        probationHasItsOwnNumber();
        world.gateway.answersNext(refused(CREDENTIALS));
        var met = world.send(ANN, "One.");
        var elsewhere = world.accept(Samples.from(PROBATION, draft(BOB, "Two.")));
        goAfter(Duration.ofSeconds(31));
        assertThat(world.stateOf(elsewhere)).isEqualTo(MessageState.QUEUED);

        world.duly.resumeSender().resume(World.ACCOUNT.account(), BOSS);
        goAfter(Duration.ofMinutes(1));

        assertThat(world.stateOf(met)).isEqualTo(MessageState.SENT);
        assertThat(world.stateOf(elsewhere)).isEqualTo(MessageState.SENT);
    }

    @Test
    void anotherSenderGoesOn() {
        probationHasItsOwnNumber();
        world.gateway.answersNext(refused(UNREGISTERED));
        world.send(ANN, "One.");

        var elsewhere = world.accept(Samples.from(PROBATION, draft(BOB, "Two.")));
        world.duly.sendWorker().runOnce(10);

        assertThat(world.stateOf(elsewhere)).isEqualTo(MessageState.SENT);
    }

    @Test
    void aReceiptStopsTheSenderTooAndItsTextHasFailed() {
        var id = world.send(ANN, "One.");
        world.duly.recordReceipt().record(failure(world, id, 1, UNREGISTERED));

        assertThat(world.stateOf(id)).isEqualTo(MessageState.FAILED);
        assertThat(world.storage.senderPauses().all()).hasSize(1);
    }

    @Test
    void theSameReceiptOnceMoreDoesNotStopAgainWhatAPersonMended() {
        var id = world.send(ANN, "One.");
        world.duly.recordReceipt().record(failure(world, id, 1, UNREGISTERED));
        world.duly.resumeSender().resume(World.SERVICE, BOSS);

        world.duly.recordReceipt().record(failure(world, id, 1, UNREGISTERED));
        world.duly.recordReceipt().applyLatest(100);

        assertThat(world.storage.senderPauses().all()).isEmpty();
    }

    @Test
    void fiveFilteredTextsWithinTenMinutesStopTheSender() {
        filtered(4, Duration.ofMinutes(2));
        assertThat(world.storage.senderPauses().all()).isEmpty();

        filtered(1, Duration.ZERO);
        assertThat(world.storage.senderPauses().all()).hasSize(1);
    }

    @Test
    void filteredTextsOverALongerTimeStopNothing() {
        filtered(9, Duration.ofMinutes(3));

        assertThat(world.storage.senderPauses().all()).isEmpty();
    }

    @Test
    void theFilteredTextsOfAnotherSenderDoNotCount() {
        filtered(4, Duration.ZERO);
        probationHasItsOwnNumber();
        var elsewhere = world.accept(Samples.from(PROBATION, draft(BOB, "Two.")));
        world.duly.sendWorker().runOnce(10);
        world.duly.recordReceipt().record(failure(world, elsewhere, 1, FILTERED));

        assertThat(world.storage.senderPauses().all()).isEmpty();
    }

    @Test
    void otherFailuresDoNotCountAsFiltered() {
        filtered(4, Duration.ZERO);
        var id = world.send(ANN, "Unreachable.");
        world.duly.recordReceipt().record(failure(world, id, 1, 30003));

        assertThat(world.storage.senderPauses().all()).isEmpty();
    }

    @Test
    void aDoubledReceiptCountsOnce() {
        filtered(4, Duration.ZERO);
        var last = world.outbound().getLast().id();
        world.duly.recordReceipt().record(failure(world, last, 1, FILTERED));

        assertThat(world.storage.senderPauses().all()).isEmpty();
    }

    @Test
    void aPauseThatCannotBeRecordedLeavesTheTextToBeSettledByEvidence() {
        world.gateway.answersNext(refused(UNREGISTERED));
        var id = world.accept(draft(ANN, "One."));
        world.gateway.atSend(_ -> world.beforeCall = Cue.fails("AuditLog.append", 1));
        try {
            world.duly.sendWorker().runOnce(1);
        } catch (PortException e) {
            assertThat(e).hasMessageContaining("the disk is away");
        }
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENDING);

        world.clock.advance(Duration.ofSeconds(31));
        world.duly.sweepStuck().runOnce(10);
        for (var i = 0; i < 3; i++) {
            world.clock.advance(Duration.ofMinutes(2));
            world.duly.reconcile().runOnce(10);
        }
        goAfter(Duration.ofMinutes(1));

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(world.gateway.requests()).hasSize(2);
    }

    @Test
    void aTextToAStoppedSenderIsAcceptedAndSaysWhyItWaits() {
        world.gateway.answersNext(refused(UNREGISTERED));
        world.send(ANN, "One.");
        MessageId later = world.accept(draft(BOB, "Two."));

        assertThat(reasons(world.text(later))).containsExactly("sender_paused");
        assertThat(world.stateOf(later)).isEqualTo(MessageState.QUEUED);
    }

    private void filtered(int count, Duration apart) {
        for (var i = 0; i < count; i++) {
            var to = new PhoneNumber("+1702555%04d".formatted(2_000 + world.outbound().size()));
            var id = world.send(to, "Free money.");
            world.duly.recordReceipt().record(failure(world, id, 1, FILTERED));
            world.clock.advance(apart);
        }
    }

    private void probationHasItsOwnNumber() {
        world.keep(
                Department.first(
                        PROBATION,
                        "Probation",
                        "en",
                        ZoneId.of("America/Los_Angeles"),
                        new Sender(
                                new SenderAddress.OwnNumber(World.OURS),
                                KeywordAnswers.TWILIO_DEFAULT,
                                100),
                        DepartmentPolicy.UNRESTRICTED));
    }

    private void goAfter(Duration wait) {
        world.clock.advance(wait);
        world.duly.sendWorker().runOnce(100);
    }
}
