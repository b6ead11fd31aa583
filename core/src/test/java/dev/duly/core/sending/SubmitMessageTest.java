package dev.duly.core.sending;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Samples;
import dev.duly.core.World;
import dev.duly.core.client.CaseId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.Draft;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Verdict;
import dev.duly.core.purpose.Purpose;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SubmitMessageTest {
    private final World world = new World();
    private final SubmitMessage submit = world.duly.submitMessage();

    @Test
    void anAcceptedTextIsKeptQueuedAndAudited() {
        var id = world.accept(draft(ANN, "See you at 9."));

        var text = world.text(id);
        assertThat(text.state()).isEqualTo(MessageState.QUEUED);
        assertThat(text.revision().value()).isEqualTo(1);
        assertThat(text.hasUndrained()).isFalse();
        assertThat(world.queue.depth()).isEqualTo(1);
        assertThat(world.audited("thread:" + text.threadId())).containsExactly("message.queued");
        assertThat(world.chainsAreWhole()).isTrue();
    }

    @Test
    void theSameKeyNeverMakesASecondText() {
        var id = world.accept(draft("k-1", ANN, "See you at 9."));

        assertThat(submit.submit(draft("k-1", ANN, "See you at 9.")))
                .isInstanceOfSatisfying(
                        SubmitResult.AlreadyAccepted.class,
                        known -> assertThat(known.message().id()).isEqualTo(id));
        assertThat(world.queue.depth()).isEqualTo(1);
    }

    @Test
    void aKeyUsedForOtherWordsOrAnotherPersonIsToldApart() {
        var id = world.accept(draft("k-1", ANN, "See you at 9."));

        assertThat(submit.submit(draft("k-1", ANN, "See you at 10.")))
                .isEqualTo(new SubmitResult.KeyReused(id));
        assertThat(submit.submit(draft("k-1", BOB, "See you at 9.")))
                .isEqualTo(new SubmitResult.KeyReused(id));
    }

    @Test
    void aKeyUsedForAnotherCaseDepartmentOrPurposeIsToldApart() {
        var first = draft("k-1", ANN, "See you at 9.");
        var id = world.accept(first);

        assertThat(submit.submit(ofAnotherCase(first))).isEqualTo(new SubmitResult.KeyReused(id));
        assertThat(submit.submit(world.fromProbation(first)))
                .isEqualTo(new SubmitResult.KeyReused(id));
        assertThat(submit.submit(Samples.as(Purpose.COURT, first)))
                .isEqualTo(new SubmitResult.KeyReused(id));
    }

    private static Draft ofAnotherCase(Draft draft) {
        return draft.inCase(Optional.of(new CaseId("C-1043")));
    }

    @Test
    void aDepartmentThatIsNotThereIsNamed() {
        var nowhere = new DepartmentId("nowhere");

        assertThat(submit.submit(Samples.from(nowhere, draft(ANN, "See you at 9."))))
                .isEqualTo(new SubmitResult.Failed(new NotComposed.UnknownDepartment(nowhere)));
        assertThat(world.outbound()).isEmpty();
    }

    @Test
    void aRefusedTextIsNotKeptButAudited() {
        world.receive(world.inbound(1, ANN, "STOP"));

        var result = submit.submit(draft(ANN, "See you at 9."));

        assertThat(result)
                .isInstanceOfSatisfying(
                        SubmitResult.Refused.class,
                        refused -> {
                            var verdict = (Verdict.Refuse) refused.decision().verdict();
                            assertThat(verdict.reason().code()).isEqualTo("opted_out");
                            assertThat(verdict.reason().sentence())
                                    .contains("opted out")
                                    .endsWith(".");
                        });
        var kept =
                world.storage
                        .messages()
                        .page(
                                new MessageFilter(
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.of(MessageFilter.Direction.OUT),
                                        Set.of(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        MessageFilter.Order.OLDEST_FIRST),
                                Optional.empty(),
                                10);
        assertThat(kept.items()).isEmpty();
        assertThat(world.audited("department:pretrial")).containsExactly("message.refused");
    }

    @Test
    void twoTextsToOnePersonShareAThread() {
        var first = world.text(world.accept(draft(ANN, "One.")));
        var second = world.text(world.accept(draft(ANN, "Two.")));
        var other = world.text(world.accept(draft(BOB, "Three.")));

        assertThat(second.threadId()).isEqualTo(first.threadId());
        assertThat(other.threadId()).isNotEqualTo(first.threadId());
    }

    @Test
    void theRecordHoldsNoWordAndNoNumber() {
        var text = world.text(world.accept(draft(ANN, "See you at 9.")));

        assertThat(world.storage.audit().read("thread:" + text.threadId(), 0, 10).toString())
                .doesNotContain("See you", ANN.e164());
    }
}
