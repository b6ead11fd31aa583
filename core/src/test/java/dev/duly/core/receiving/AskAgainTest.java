package dev.duly.core.receiving;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.PRETRIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.Cue;
import dev.duly.core.PortException;
import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.Reach;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.policy.ChangeConsent.Result;
import dev.duly.core.provider.ProviderError;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.sending.GatewayOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What became of a question decides whether the client may be asked again, and whether YES counts.
class AskAgainTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Asking asking = new Asking();

    @Test
    void aQuestionThatTheProviderRefusedLeavesTheWayFree() {
        asking.world.gateway.answersNext(
                new GatewayOutcome.Rejected(new ProviderError(400, 21211), none()));
        asking.ask(ANN);
        asking.work();
        assertThat(question().state()).isEqualTo(MessageState.FAILED);

        assertGoesAnew();
    }

    @Test
    void aQuestionThatWasCanceledLeavesTheWayFree() {
        asking.ask(ANN);
        asking.world.duly.cancelMessage().cancel(question().id(), Asking.OFFICER);

        assertGoesAnew();
    }

    @Test
    void aQuestionThatARuleStoppedLeavesTheWayFree() {
        asking.ask(ANN);
        asking.world.duly.saveContact().save(Asking.annInSpanish(), Asking.OFFICER);
        var stop = asking.world.inbound(90, ANN, "STOP");
        asking.world.receive(stop);
        asking.work();
        assertThat(asking.world.outbound().getFirst().state()).isEqualTo(MessageState.BLOCKED);

        asking.world.clock.advance(AN_HOUR);
        asking.hears(ANN, "START");

        asking.ask(ANN);
    }

    @ParameterizedTest
    @ValueSource(ints = {30003, 30005, 30007})
    void aQuestionThatProvablyDidNotArriveLeavesTheWayFree(int error) {
        asking.ask(ANN);
        asking.work();
        fails(error);

        assertGoesAnew();
    }

    @Test
    void aQuestionThatMayHaveArrivedIsOpenThoughItFailed() {
        asking.ask(ANN);
        asking.work();
        fails(30008);

        assertThat(refusal()).contains("asked already");
        asking.hears(ANN, "YES");
        assertThat(state()).isEqualTo(Consent.State.OPTED_IN);
    }

    @Test
    void aQuestionOfWhichNobodyKnowsWhetherItWentIsOpen() {
        asking.world.gateway.answersNext(new GatewayOutcome.Unknown("no answer"));
        asking.ask(ANN);
        asking.work();
        assertThat(question().state()).isEqualTo(MessageState.UNCONFIRMED);

        assertThat(refusal()).contains("asked already");
        asking.hears(ANN, "YES");
        assertThat(state()).isEqualTo(Consent.State.OPTED_IN);
    }

    @Test
    void aQuestionThatIsHeldIsSaidToWaitAndIsNotAnswered() {
        heldOvernight();

        assertThat(refusal())
                .contains("being asked already", question().id().toString(), "waits")
                .contains("due at " + question().dueAt());
        asking.hears(ANN, "YES");
        assertThat(state()).isEqualTo(Consent.State.NEVER_ASKED);
    }

    @Test
    void theTimeOfAQuestionCountsFromWhenItWent() {
        heldOvernight();
        asking.world.clock.advance(
                Duration.between(asking.world.clock.instant(), question().dueAt()));
        asking.work();
        var went = asking.world.clock.instant();

        asking.world.clock.advance(Duration.ofDays(3).minusMillis(1));
        assertThat(refusal()).endsWith("asked again at " + went.plus(Duration.ofDays(3)));
        asking.hears(ANN, "YES");

        assertThat(state()).isEqualTo(Consent.State.OPTED_IN);
    }

    @Test
    void whenTheLineWasNeverWrittenAndTheQuestionIsOverThereIsANewOne() {
        asking.world.beforeCall = Cue.fails("ConsentLedger.append", 1);
        assertThatThrownBy(() -> asking.asked(ANN, Reach.NUMBER)).isInstanceOf(PortException.class);
        asking.world.duly.cancelMessage().cancel(question().id(), Asking.OFFICER);

        assertGoesAnew();
    }

    /// The line of the first was never written, and the text asks for the first.
    @Test
    void aQuestionAboutOneClientOfAPhoneIsNotWrittenDownAsOneAboutAnother() {
        asking.world.duly.saveContact().save(Asking.annInSpanish(), Asking.OFFICER);
        asking.world.duly.saveContact().save(Asking.annsBrother(), Asking.OFFICER);
        asking.world.beforeCall = Cue.fails("ConsentLedger.append", 1);
        assertThatThrownBy(() -> asking.asked(ANN, Asking.OF_ANN))
                .isInstanceOf(PortException.class);

        var ofBrother = new Reach(false, Set.of(), Optional.of(Asking.annsBrother().id()));
        assertThat(asking.asked(ANN, ofBrother))
                .isEqualTo(
                        new Result.Refused(
                                "kind", "is not possible: the client is just being asked"));
        assertThat(asking.asked(ANN, Asking.OF_ANN)).isInstanceOf(Result.Written.class);
        assertThat(asking.world.outbound()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MessageStore.find",
                "MessageStore.add",
                "AuditLog.append",
                "ConsentLedger.append"
            })
    void ofTwoWhoAskAtOnceAfterAQuestionThatNeverWentOneAsks(String call) {
        asking.ask(ANN);
        asking.world.duly.cancelMessage().cancel(question().id(), Asking.OFFICER);
        var other = Cue.at(call, 1, () -> asking.asked(ANN, Reach.NUMBER));
        asking.world.beforeCall = other;

        asking.asked(ANN, Reach.NUMBER);

        assertThat(other.isOver()).isTrue();
        assertThat(asking.world.outbound()).hasSize(2);
        assertThat(asking.world.consentOf(ANN)).hasSize(2);
    }

    @Test
    void whateverElseIsWrittenDownMeanwhileOnlyOneOfTwoAsks() {
        asking.world.beforeCall =
                Cue.at(
                        "ConsentLedger.append",
                        1,
                        () -> {
                            asking.write(ConsentChange.Kind.EXPIRY, Reach.NUMBER, Optional.empty());
                            asking.asked(ANN, Reach.NUMBER);
                        });

        asking.asked(ANN, Reach.NUMBER);

        assertThat(asking.world.outbound()).hasSize(1);
    }

    @Test
    void whoeverReadTheFirstQuestionAfterAllMayAnswerItWhileTheNextWaits() {
        asking.ask(ANN);
        asking.work();
        fails(30003);
        asking.ask(ANN);
        var first = asking.world.outbound().getFirst();
        asking.world.duly.recordReceipt().record(receipt(first, "delivered", none()));

        asking.hears(ANN, "YES");

        assertThat(state()).isEqualTo(Consent.State.OPTED_IN);
    }

    @Test
    void theQuestionToOneNumberIsNotInTheWayOfAnother() {
        asking.ask(ANN);

        asking.ask(BOB);
    }

    private void assertGoesAnew() {
        asking.hears(ANN, "YES");
        assertThat(state()).isEqualTo(Consent.State.NEVER_ASKED);

        asking.ask(ANN);
        asking.work();

        assertThat(asking.world.outbound()).hasSize(2);
        assertThat(question().state()).isEqualTo(MessageState.SENT);
        asking.hears(ANN, "YES");
        assertThat(state()).isEqualTo(Consent.State.OPTED_IN);
    }

    /// Asked at nine in the evening, and held until the morning.
    private void heldOvernight() {
        var pretrial = asking.world.storage.departments().find(PRETRIAL).orElseThrow();
        asking.world.keep(pretrial.with(DepartmentPolicy.USUAL));
        asking.world.clock.advance(Duration.ofHours(12));
        asking.ask(ANN);
        asking.work();
        assertThat(question().dueAt()).isAfter(asking.world.clock.instant());
    }

    private void fails(int error) {
        asking.world
                .duly
                .recordReceipt()
                .record(receipt(question(), "undelivered", Optional.of(error)));
        assertThat(question().state()).isEqualTo(MessageState.FAILED);
    }

    private DeliveryReceipt receipt(OutboundMessage text, String status, Optional<Integer> error) {
        return asking.world.receipt(
                Optional.of(text.id()), 1, text.providerId().orElseThrow(), status, error);
    }

    private String refusal() {
        assertThat(asking.asked(ANN, Reach.NUMBER)).isInstanceOf(Result.Refused.class);
        return ((Result.Refused) asking.asked(ANN, Reach.NUMBER)).rule();
    }

    private OutboundMessage question() {
        return asking.world.outbound().getLast();
    }

    private Consent.State state() {
        return asking.consent(ANN).state();
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
