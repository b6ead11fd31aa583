package dev.duly.core.sending;

import static dev.duly.core.Samples.NO_ANSWER;
import static dev.duly.core.Samples.failure;
import static dev.duly.core.Samples.refused;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.record.Actor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResendMessageTest {
    private static final Actor KIM = Actor.token("kim");

    private final World world = new World();
    private final ResendMessage resendMessage = world.duly.resendMessage();

    @Test
    void aTextThatFailedIsSentOnceMoreAsANewOneThatNamesIt() {
        world.gateway.answersNext(refused(21211));
        var first = world.send(ANN, "See you at 9.");
        var before = world.text(first);

        var second = accepted(resend(first));
        world.duly.sendWorker().runOnce(10);

        assertThat(world.stateOf(second.id())).isEqualTo(MessageState.SENT);
        assertThat(second.draft().resendOf()).contains(first);
        assertThat(second.draft().author()).isEqualTo(KIM);
        assertThat(second.draft().text()).isEqualTo(before.draft().text());
        assertThat(second.threadId()).isEqualTo(before.threadId());
        assertThat(world.text(first)).isEqualTo(before);
    }

    @Test
    void aTextThatWentMayGoOnceMoreToo() {
        var sent = world.send(ANN, "See you at 9.");
        accepted(resend(sent));
        world.duly.recordReceipt().record(world.receipt(sent, 1, world.providerId(1), "delivered"));

        assertThat(world.stateOf(sent)).isEqualTo(MessageState.DELIVERED);
        accepted(resend(sent));
    }

    @Test
    void whatWasStoppedMayGoOnceThereIsNothingAgainstIt() {
        var canceled = world.accept(draft(ANN, "See you at 9."));
        world.duly.cancelMessage().cancel(canceled, KIM);

        accepted(resend(canceled));
    }

    @Test
    void aTextThatIsNotOverIsNotSentOnceMore() {
        var queued = world.accept(draft(World.BOB, "See you at 9."));
        assertThat(resend(queued)).isInstanceOf(ResendResult.NotOver.class);

        world.gateway.answersNext(NO_ANSWER);
        world.duly.sendWorker().runOnce(10);
        assertThat(world.stateOf(queued)).isEqualTo(MessageState.UNCONFIRMED);
        assertThat(resend(queued)).isInstanceOf(ResendResult.NotOver.class);
        assertThat(world.outbound()).hasSize(1);
    }

    @Test
    void aTextThatIsLeavingIsNotSentOnceMore() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.gateway.atSend(_ -> assertThat(resend(id)).isInstanceOf(ResendResult.NotOver.class));
        world.duly.sendWorker().runOnce(10);

        assertThat(world.gateway.requests()).hasSize(1);
        assertThat(world.outbound()).hasSize(1);
    }

    @Test
    void whatTheProviderDroppedAndDulyTriesAgainIsNotOver() {
        var id = world.send(ANN, "See you at 9.");
        world.duly.recordReceipt().record(failure(world, id, 1, 30001));

        assertThat(resend(id)).isInstanceOf(ResendResult.NotOver.class);
    }

    @Test
    void theRulesHoldForTheSecondToo() {
        world.gateway.answersNext(refused(21610));
        var id = world.send(ANN, "See you at 9.");

        assertThat(resend(id))
                .isInstanceOfSatisfying(
                        ResendResult.Submitted.class,
                        submitted ->
                                assertThat(submitted.result())
                                        .isInstanceOf(SubmitResult.Refused.class));
        assertThat(world.outbound()).hasSize(1);
    }

    @Test
    void askedTwiceWithOneKeyItGoesOnce() {
        var id = world.send(ANN, "See you at 9.");
        var key = Optional.of(new IdempotencyKey("officer", "again-1"));
        var second = accepted(resendMessage.resend(id, key, KIM));

        assertThat(resendMessage.resend(id, key, KIM))
                .isInstanceOfSatisfying(
                        ResendResult.Submitted.class,
                        submitted ->
                                assertThat(submitted.result())
                                        .isInstanceOfSatisfying(
                                                SubmitResult.AlreadyAccepted.class,
                                                known ->
                                                        assertThat(known.message().id())
                                                                .isEqualTo(second.id())));
        assertThat(world.outbound()).hasSize(2);
    }

    @Test
    void theAnswerToAKeywordIsGivenOnce() {
        var ours = new World(KeywordAnswers.OURS);
        ours.receive(ours.inbound(1, ANN, "STOP"));
        ours.duly.sendWorker().runOnce(10);
        var answer = ours.outbound().getFirst();
        assertThat(answer.state()).isEqualTo(MessageState.SENT);

        assertThat(ours.duly.resendMessage().resend(answer.id(), Optional.empty(), KIM))
                .isInstanceOf(ResendResult.Never.class);
    }

    @Test
    void whatIsNotThereIsNotSent() {
        assertThat(resend(new MessageId("0".repeat(24)))).isInstanceOf(ResendResult.NotFound.class);
    }

    private ResendResult resend(MessageId id) {
        return resendMessage.resend(id, Optional.empty(), KIM);
    }

    private static OutboundMessage accepted(ResendResult result) {
        assertThat(result).isInstanceOf(ResendResult.Submitted.class);
        var submitted = ((ResendResult.Submitted) result).result();
        assertThat(submitted).isInstanceOf(SubmitResult.Accepted.class);
        return ((SubmitResult.Accepted) submitted).message();
    }
}
