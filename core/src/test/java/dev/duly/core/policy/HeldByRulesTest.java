package dev.duly.core.policy;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.PRETRIAL;
import static dev.duly.core.World.draft;
import static dev.duly.core.policy.FactsSample.capped;
import static dev.duly.core.policy.FactsSample.hours;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cue;
import dev.duly.core.World;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Terms;
import dev.duly.core.message.Verdict;
import dev.duly.core.provider.ProviderError;
import dev.duly.core.record.Actor;
import dev.duly.core.sending.GatewayOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// Texts that a rule holds, through the whole engine, while the rules change. It is nine in the
/// morning in Las Vegas.
class HeldByRulesTest {
    private static final Actor LEAD = Actor.token("lead");
    private static final DepartmentPolicy EVENINGS = hours("mon-sun 18:00-20:00");

    private final World world = new World();

    @Test
    void aTextWaitsForItsHoursAndGoes() {
        change(EVENINGS);
        var id = world.accept(draft(ANN, "See you at 9."));

        world.clock.advance(Duration.ofHours(9).minusSeconds(1));
        work();
        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);
        assertThat(why(id)).isEqualTo("quiet_hours");

        world.clock.advance(Duration.ofSeconds(1));
        work();
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    @Test
    void aTextWaitsForTheEndOfAClosedDayWhereNoHoursAreSet() {
        change(FactsSample.closedOn(LocalDate.of(2026, 11, 22)));
        var id = world.accept(draft(ANN, "See you at 9."));
        work();

        assertThat(why(id)).isEqualTo("quiet_hours");
        assertThat(world.text(id).dueAt()).isEqualTo(Instant.parse("2026-11-23T08:00:00Z"));
        world.clock.set(world.text(id).dueAt());
        work();
        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    @Test
    void aTextGoesWhenTheRuleThatHeldItIsLifted() {
        change(EVENINGS);
        var id = world.accept(draft(ANN, "See you at 9."));
        work();

        change(DepartmentPolicy.UNRESTRICTED);
        work();

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    @Test
    void aTextThatWasFreeToGoIsHeldByARuleThatIsNewer() {
        var id = world.accept(draft(ANN, "See you at 9."));

        change(EVENINGS);
        work();

        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);
        assertThat(why(id)).isEqualTo("quiet_hours");
        assertThat(world.text(id).dueAt()).isEqualTo(Instant.parse("2026-11-23T02:00:00Z"));
    }

    @Test
    void aTextNamesTheDecisionByWhichItWentAndNotThatOfItsAcceptance() {
        change(EVENINGS);
        var id = world.accept(draft(ANN, "See you at 9."));
        assertThat(world.text(id).decision().verdict()).isInstanceOf(Verdict.Hold.class);

        change(DepartmentPolicy.UNRESTRICTED);
        work();
        assertThat(world.text(id).decision().verdict()).isInstanceOf(Verdict.Allow.class);

        var free = world.accept(draft(ANN, "See you at 10."));
        change(EVENINGS);
        work();
        assertThat(world.text(free).decision().verdict()).isInstanceOf(Verdict.Hold.class);
    }

    @Test
    void aTextOfAnotherDepartmentWaitsOn() {
        change(EVENINGS);
        var other = world.fromProbation(draft(BOB, "See you at 9."));
        var probation = world.storage.departments().find(World.PROBATION).orElseThrow();
        world.duly.saveDepartment().save(probation.with(EVENINGS), Optional.empty(), LEAD);
        var id = world.accept(other);

        change(DepartmentPolicy.UNRESTRICTED);
        work();

        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void aTextCountsForADayThoughTheClockThatWroteItsReceiptWasHoursBehind() {
        change(capped(1));
        var first = world.accept(draft(ANN, "See you at 9."));
        work();
        var went = world.clock.instant();
        world.clock.advance(Duration.ofHours(-3));
        world.duly
                .recordReceipt()
                .record(world.receipt(first, 1, world.providerId(1), "delivered"));
        assertThat(world.stateOf(first)).isEqualTo(MessageState.DELIVERED);
        world.clock.set(went.plus(Recent.DAY).minusSeconds(1));

        var second = world.accept(draft(ANN, "Do not forget."));
        work();
        assertThat(why(second)).isEqualTo("frequency_cap");

        world.clock.advance(Duration.ofSeconds(1));
        work();
        assertThat(world.stateOf(second)).isEqualTo(MessageState.SENT);
    }

    @Test
    void aTextThatIsScheduledKeepsItsTimeWhateverTheRules() {
        var later = world.clock.instant().plus(Duration.ofHours(2));
        var terms = new Terms(Optional.of(later), Optional.empty(), Optional.empty());
        var id = world.accept(draft(ANN, "See you at 9.").on(terms));

        change(capped(3));
        work();

        assertThat(world.text(id).dueAt()).isEqualTo(later);
        assertThat(world.text(id).revision().value()).isEqualTo(1);
    }

    @Test
    void aTextGoesWhenItsClientTurnsOutToLiveWhereItIsDay() {
        change(hours("mon-sun 11:00-20:00"));
        var id = world.accept(draft(ANN, "See you at 9."));
        work();
        assertThat(why(id)).isEqualTo("quiet_hours");

        world.duly.saveContact().save(inNewYork(), LEAD);
        work();

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    /// The rule is lifted between the write of the text and its place in the queue, which is then
    /// given the end of a hold that is over.
    @Test
    void aTextThatWasMadeDueBeforeTheQueueKnewItIsFoundBySweeping() {
        change(EVENINGS);
        var submitted = world.clock.instant();
        world.afterCall =
                Cue.at("MessageStore.add", 1, () -> change(DepartmentPolicy.UNRESTRICTED));
        var id = world.accept(draft(ANN, "See you at 9."));
        assertThat(world.text(id).dueAt()).isEqualTo(submitted);
        world.clock.advance(Duration.ofMinutes(1));
        work();
        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);

        world.duly.sweepStuck().runOnce(100);
        work();

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
    }

    @Test
    void whatWasNeverHeldIsNotTakenFromItsWorkerBySweeping() {
        var id = world.accept(draft(ANN, "See you at 9."));
        world.clock.advance(Duration.ofMinutes(1));
        assertThat(world.duly.sendWorker().claim(10)).containsExactly(id);

        world.duly.sweepStuck().runOnce(100);

        assertThat(world.duly.sendWorker().claim(10)).isEmpty();
    }

    @Test
    void ofTwoDepartmentsAtOnceOneHasTheOneTextThatTheCapLeaves() {
        var first = world.accept(draft(ANN, "See you at 9."));
        var second = world.accept(world.fromProbation(draft(ANN, "Please call us.")));
        cap(World.PROBATION);
        cap(PRETRIAL);
        world.atBudget =
                () -> {
                    world.atBudget = () -> {};
                    world.duly.sendWorker().send(second);
                };

        world.duly.sendWorker().send(first);

        assertThat(Set.of(world.stateOf(first), world.stateOf(second)))
                .containsExactlyInAnyOrder(MessageState.SENT, MessageState.QUEUED);
        world.clock.advance(Duration.ofSeconds(5));
        work();
        assertThat(why(first)).isEqualTo("frequency_cap");
        world.clock.advance(Duration.ofHours(24));
        work();
        assertThat(world.stateOf(first)).isEqualTo(MessageState.SENT);
    }

    @Test
    void aTextBehindOneThatIsOnItsWayIsNotHeldForADay() {
        var second = behindOneThatIsRefused(Duration.ZERO, Duration.ofMinutes(2));

        work();
        world.clock.advance(Duration.ofMinutes(2));
        work();

        assertThat(world.stateOf(second.get())).isEqualTo(MessageState.SENT);
    }

    @Test
    void aTextThatWasHeldForADayGoesOnceTheOneBeforeItTurnsOutNotToGo() {
        var late = Duration.ofMinutes(3);
        var second = behindOneThatIsRefused(late, Recent.DAY.minus(late));

        work();
        work();

        assertThat(world.stateOf(second.get())).isEqualTo(MessageState.SENT);
    }

    /// A text is on its way for `after` when another to the same person is looked at, of which the
    /// cap leaves none, and which is held for `held`. Then the provider refuses the first.
    private AtomicReference<MessageId> behindOneThatIsRefused(Duration after, Duration held) {
        var second = new AtomicReference<MessageId>();
        world.accept(draft(ANN, "See you at 9."));
        world.gateway.answersNext(
                new GatewayOutcome.Rejected(new ProviderError(400, 21614), Optional.empty()));
        world.gateway.atSend(_ -> {
            world.gateway.atSend(_ -> {});
            second.set(world.accept(world.fromProbation(draft(ANN, "Please call us."))));
            cap(World.PROBATION);
            world.clock.advance(after);
            world.duly.sendWorker().send(second.get());
            assertThat(why(second.get())).isEqualTo("frequency_cap");
            assertThat(world.text(second.get()).dueAt())
                    .isEqualTo(world.clock.instant().plus(held));
        });
        return second;
    }

    private void cap(DepartmentId id) {
        var department = world.storage.departments().find(id).orElseThrow();
        world.duly.saveDepartment().save(department.with(capped(1)), Optional.empty(), LEAD);
    }

    private void change(DepartmentPolicy policy) {
        var pretrial = world.storage.departments().find(PRETRIAL).orElseThrow();
        world.duly.saveDepartment().save(pretrial.with(policy), Optional.empty(), LEAD);
    }

    private void work() {
        world.duly.sendWorker().runOnce(10);
    }

    private String why(MessageId id) {
        return world.text(id).timeline().getLast().reason().map(Reason::code).orElse("");
    }

    private static Contact inNewYork() {
        return new Contact(
                new ContactId("contact-1"),
                1,
                PRETRIAL,
                Optional.empty(),
                "Ann Example",
                ANN,
                Optional.empty(),
                Optional.of(ZoneId.of("America/New_York")),
                Optional.empty());
    }
}
