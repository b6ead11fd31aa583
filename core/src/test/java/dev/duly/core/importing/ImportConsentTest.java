package dev.duly.core.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.importing.OldTexts.Text;
import dev.duly.core.message.MessageId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.ChangeConsent;
import dev.duly.core.record.Actor;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.task.TaskKind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What an import hears of consent.
class ImportConsentTest {
    private static final String ANN = "(702) 555-0142";
    private static final String BOB = "702.555.0143";
    private static final Actor BY = Actor.token("admin");

    private final World world = new World(World.OURS);
    private final OldTexts old = new OldTexts();
    private final Instant now = world.clock.instant();

    @Test
    void aStopIsALineOfTheLedgerWithItsEvidence() {
        var stop = old.keep(day(-3), Text.in(ANN, " Stop."));

        run();

        assertThat(world.consentOf(World.ANN))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.source()).isEqualTo("history:" + stop);
                    assertThat(line.kind()).isEqualTo(Kind.OPT_OUT);
                    assertThat(line.method()).isEqualTo(Method.IMPORT);
                    assertThat(line.words()).isEqualTo(" Stop.");
                    assertThat(line.proof().reference()).contains(stop.value());
                    assertThat(line.effectiveAt()).isEqualTo(day(-3));
                    assertThat(line.by()).isEqualTo(Actor.CLIENT);
                });
        assertThat(state(World.ANN)).isEqualTo(Consent.State.OPTED_OUT);
    }

    @Test
    void aLaterStartLiftsAndAnEarlierDoesNot() {
        old.keep(day(-3), Text.in(ANN, "STOP").at(World.OURS.e164()));
        old.keep(day(-2), Text.in(ANN, "START").at(World.OURS.e164()));
        old.keep(day(-3), Text.in(BOB, "START").at(World.OURS.e164()));
        old.keep(day(-2), Text.in(BOB, "STOP").at(World.OURS.e164()));

        var tally = run();

        assertThat(state(World.ANN)).isEqualTo(Consent.State.OPTED_IN);
        assertThat(state(World.BOB)).isEqualTo(Consent.State.OPTED_OUT);
        assertThat(tally.optOuts()).isEqualTo(2);
        assertThat(tally.optIns()).isEqualTo(2);
    }

    @Test
    void whatWeHeardOurselvesIsNeverOverruledByOlderTexts() {
        world.receive(world.inbound(1, World.ANN, "STOP"));
        world.receive(world.inbound(2, World.BOB, "START"));
        old.keep(day(-2), Text.in(ANN, "START"));
        old.keep(day(-2), Text.in(BOB, "STOP"));

        run();

        assertThat(state(World.ANN)).isEqualTo(Consent.State.OPTED_OUT);
        assertThat(state(World.BOB)).isEqualTo(Consent.State.OPTED_IN);
    }

    @Test
    void aTextThatTheProviderRefusedIsAnOptOutFromWhenItWasSent() {
        old.keep(day(-5), Text.out(ANN).refused(day(-2)));
        old.keep(day(-3), Text.in(ANN, "START"));

        run();

        assertThat(state(World.ANN)).isEqualTo(Consent.State.OPTED_OUT);
        assertThat(world.consentOf(World.ANN))
                .filteredOn(line -> line.kind() == Kind.OPT_OUT)
                .singleElement()
                .satisfies(line -> assertThat(line.effectiveAt()).isEqualTo(day(-2)));
    }

    @Test
    void anOptOutInOtherWordsHoldsAndAPersonLooksOnce() {
        old.keep(day(-3), Text.in(ANN, "please stop texting me"));
        old.keep(day(-2), Text.in(BOB, "you have the wrong number"));

        run();
        var again = run();

        assertThat(state(World.ANN)).isEqualTo(Consent.State.OPTED_OUT);
        assertThat(tasks())
                .extracting(Task::kind)
                .containsExactlyInAnyOrder(TaskKind.REVIEW_OPT_OUT, TaskKind.WRONG_NUMBER);
        assertThat(again.reviews()).isZero();
    }

    @Test
    void staffTakeBackAPhraseOfOldAndNoKeyword() {
        var keyword = old.keep(day(-3), Text.in(ANN, "STOP"));
        var phrase = old.keep(day(-3), Text.in(BOB, "please stop texting me"));
        run();

        assertThat(correct(World.ANN, keyword)).isInstanceOf(ChangeConsent.Result.Refused.class);
        assertThat(correct(World.BOB, phrase)).isInstanceOf(ChangeConsent.Result.Written.class);
    }

    @Test
    void ofUnknownDepartmentsAStopReachesAllAndAStartLiftsNothing() {
        var _ = world.fromProbation(World.draft(World.ANN, "Hello"));
        old.keep(day(-3), Text.in(ANN, "STOP").at("+15005550077"));
        old.keep(day(-2), Text.in(ANN, "START").at("+15005550077"));

        var tally = run();

        assertThat(tally.odd()).containsOnlyKeys(Oddity.OPT_IN_UNPLACED);
        assertThat(world.consentOf(World.ANN))
                .singleElement()
                .satisfies(line -> assertThat(line.reach().agencyWide()).isTrue());
    }

    @Test
    void whoseTextsTheyAreMayBeSaid() {
        var _ = world.fromProbation(World.draft(World.ANN, "Hello"));
        old.keep(day(-2), Text.in(ANN, "START").at("+15005550077"));

        var _ = importing().run(old.kept, BY, Optional.of(World.PROBATION), _ -> {});

        assertThat(world.consentOf(World.ANN))
                .singleElement()
                .satisfies(line -> assertThat(line.departmentId()).isEqualTo(World.PROBATION));
    }

    private ChangeConsent.Result correct(PhoneNumber person, MessageId text) {
        return world.duly
                .changeConsent()
                .change(
                        new ChangeConsent.Entry(
                                person,
                                World.PRETRIAL,
                                Kind.CORRECTION,
                                Reach.NUMBER,
                                Proof.of(Method.VERBAL),
                                Optional.of("history:" + text),
                                Optional.empty()),
                        BY);
    }

    private ImportTally run() {
        return importing().run(old.kept, BY, Optional.empty(), _ -> {});
    }

    private ImportHistory importing() {
        return world.duly.importHistory();
    }

    private Instant day(int number) {
        return now.plus(Duration.ofDays(number));
    }

    private Consent.State state(PhoneNumber person) {
        return Consent.derive(world.consentOf(person)).state();
    }

    private List<Task> tasks() {
        return world.storage.tasks().page(TaskFilter.OPEN, Optional.empty(), 100).items();
    }
}
