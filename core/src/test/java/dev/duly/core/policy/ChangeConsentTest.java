package dev.duly.core.policy;

import static dev.duly.core.World.ANN;
import static dev.duly.core.policy.ConsentWorld.COURTS;
import static dev.duly.core.policy.ConsentWorld.OFFICER;
import static dev.duly.core.policy.ConsentWorld.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.consent.Consent.State;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Reach;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.policy.ChangeConsent.Result;
import dev.duly.core.provider.ProviderError;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.SubmitResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What staff may write down about a number, and what they may not.
class ChangeConsentTest {
    private final ConsentWorld staff = new ConsentWorld(KeywordAnswers.OURS);
    private final World world = staff.world;

    @Test
    void anOptOutIsAuditedAndStopsTheNextText() {
        var written = written(says(Kind.OPT_OUT).by(Method.PHONE_CALL));

        assertThat(written.consent().state()).isEqualTo(State.OPTED_OUT);
        assertThat(written.change().by()).isEqualTo(OFFICER);
        assertThat(world.consentOf(ANN)).containsExactly(written.change());
        assertThat(world.audited("department:pretrial")).contains("consent.changed");
        assertThat(world.duly.submitMessage().submit(World.draft(ANN, "Hello")))
                .isInstanceOf(SubmitResult.Refused.class);
    }

    @Test
    void aFirstOptInNeedsNoEvidence() {
        assertThat(written(says(Kind.OPT_IN)).consent().state()).isEqualTo(State.OPTED_IN);
    }

    @Test
    void afterAnOptOutAnOptInIsAReOptInAndNeedsEvidence() {
        staff.write(says(Kind.OPT_OUT));

        assertThat(refused(says(Kind.OPT_IN)).field()).isEqualTo("evidence");
        var lifted = written(says(Kind.OPT_IN).with("form 7, page 2"));

        assertThat(lifted.change().kind()).isEqualTo(Kind.RE_OPT_IN);
        assertThat(lifted.change().proof().reference()).contains("form 7, page 2");
        assertThat(lifted.consent().state()).isEqualTo(State.OPTED_IN);
        assertThat(lifted.notice()).isEmpty();
    }

    @Test
    void anotherDepartmentsOptInHidesNoOptOut() {
        staff.write(says(Kind.OPT_OUT));
        staff.write(says(Kind.OPT_IN).to(COURTS).with("form 7"));

        assertThat(refused(says(Kind.OPT_IN)).field()).isEqualTo("evidence");
    }

    @Test
    void aPurposeThatWasSwitchedOffIsSwitchedOnAgainWithEvidenceAlone() {
        var court = new Reach(false, Set.of(Purpose.COURT), Optional.empty());
        var payment = new Reach(false, Set.of(Purpose.PAYMENT), Optional.empty());
        staff.write(says(Kind.OPT_OUT).about(court));

        assertThat(refused(says(Kind.OPT_IN).about(court)).field()).isEqualTo("evidence");
        assertThat(refused(says(Kind.OPT_IN)).field()).isEqualTo("evidence");
        assertThat(written(says(Kind.OPT_IN).about(payment)).change().kind())
                .isEqualTo(Kind.OPT_IN);
    }

    @Test
    void anAgencyWideOptInNeedsEvidenceWhereverTheNumberOptedOut() {
        staff.write(says(Kind.OPT_OUT).about(new Reach(false, Set.of(), Optional.empty())));

        assertThat(refused(says(Kind.OPT_IN).to(COURTS).about(Reach.NUMBER_AT_ALL)).field())
                .isEqualTo("evidence");
    }

    @Test
    void whatWasAgreedToBeforeTheOptOutDoesNotLiftIt() {
        var before = world.clock.instant();
        world.clock.advance(Duration.ofDays(1));
        staff.write(says(Kind.OPT_OUT));
        var stopped = world.clock.instant();
        world.clock.advance(Duration.ofDays(1));

        for (var time : List.of(before, stopped)) {
            assertThat(refused(says(Kind.OPT_IN).with("form 7").at(time)).field())
                    .isEqualTo("happenedAt");
        }
        assertThat(
                        written(says(Kind.OPT_IN).with("form 8").at(stopped.plusSeconds(1)))
                                .consent()
                                .state())
                .isEqualTo(State.OPTED_IN);
    }

    @Test
    void nothingHappensInTheFuture() {
        var tomorrow = world.clock.instant().plus(Duration.ofDays(1));

        assertThat(refused(says(Kind.OPT_OUT).at(tomorrow)).field()).isEqualTo("happenedAt");
        assertThat(world.consentOf(ANN)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Method.class,
            names = {"KEYWORD", "PHRASE", "PROVIDER_BLOCK"})
    void nobodyWritesDownWhatATextOrTheProviderSays(Method method) {
        assertThat(refused(says(Kind.OPT_IN).by(method)).field()).isEqualTo("method");
    }

    @Test
    void aCarrierSaysWhoGetsNoTextsAndNeverWhoDoes() {
        var line = written(says(Kind.OPT_OUT).by(Method.CARRIER)).change();

        assertThat(line.method()).isEqualTo(Method.CARRIER);
        assertThat(refused(says(Kind.OPT_IN).by(Method.CARRIER)))
                .extracting(Result.Refused::field, Result.Refused::rule)
                .containsExactly("method", "is one by which nobody agrees to texts");
    }

    @Test
    void aMistakeIsCorrectedAndStaysInTheLedger() {
        var mistake = written(says(Kind.OPT_OUT)).change();

        var corrected = written(says(Kind.CORRECTION).of(mistake.source()));

        assertThat(corrected.consent().state()).isEqualTo(State.NEVER_ASKED);
        assertThat(world.consentOf(ANN)).containsExactly(mistake, corrected.change());
    }

    @Test
    void aPhraseThatWasNotMeantSoIsCorrectedByWhicheverOfItsLines() {
        world.duly.receiveMessage().keep(world.inbound(1, ANN, "leave me alone"));
        var line = world.consentOf(ANN).getFirst();
        assertThat(line.method()).isEqualTo(Method.PHRASE);
        var listed = line.listed(world.clock.instant(), world.clock.instant());
        world.storage.consents().append(listed);

        var corrected = written(says(Kind.CORRECTION).of(listed.source()));

        assertThat(corrected.change().corrects()).contains(line.source());
        assertThat(corrected.consent().state()).isEqualTo(State.NEVER_ASKED);
    }

    @Test
    void nobodyElseTakesBackWhatTheClientTexted() {
        world.duly.receiveMessage().keep(world.inbound(1, ANN, "STOP"));
        var line = world.consentOf(ANN).getFirst();

        var refused = refused(says(Kind.CORRECTION).of(line.source()));

        assertThat(refused.field()).isEqualTo("corrects");
        assertThat(refused.rule()).contains("the client texted");
    }

    @Test
    void aBlockOfTheProvidersIsNoMistakeOfOurs() {
        blockedByTheProvider();
        var line = world.consentOf(ANN).getFirst();

        assertThat(refused(says(Kind.CORRECTION).of(line.source())).rule()).contains("START");
    }

    @Test
    void aCorrectionIsNotCorrected() {
        var mistake = written(says(Kind.OPT_OUT)).change();
        var correction = written(says(Kind.CORRECTION).of(mistake.source())).change();

        assertThat(refused(says(Kind.CORRECTION).of(correction.source())).field())
                .isEqualTo("corrects");
    }

    @Test
    void aCorrectionNamesALineThatIsThereAndNothingElseDoes() {
        var line = written(says(Kind.OPT_OUT)).change().source();

        assertThat(refused(says(Kind.CORRECTION)).field()).isEqualTo("corrects");
        assertThat(refused(says(Kind.CORRECTION).of("staff:nothing")).field())
                .isEqualTo("corrects");
        assertThat(refused(says(Kind.OPT_OUT).of(line)).field()).isEqualTo("corrects");
        assertThat(refused(says(Kind.OPT_IN).with("form 7").of(line)).field())
                .isEqualTo("corrects");
        assertThat(world.consentOf(ANN)).hasSize(1);
    }

    @Test
    void staffAreToldThatOnlyTheHandsetLiftsTheProvidersBlock() {
        blockedByTheProvider();

        assertThat(written(says(Kind.RE_OPT_IN).with("form 7")).notice())
                .hasValueSatisfying(
                        notice -> assertThat(notice).contains("START to " + World.SERVICE));
        assertThat(written(says(Kind.RE_OPT_IN).to(COURTS).with("form 7")).notice()).isEmpty();
    }

    @Test
    void theProviderBlocksWhoeverTextedAWordThatItHears() {
        var twilios = new ConsentWorld(KeywordAnswers.TWILIO_DEFAULT);
        twilios.world.duly.receiveMessage().keep(twilios.world.inbound(1, ANN, "STOP"));

        assertThat(noticed(twilios)).isTrue();
        // Written down or not, the block is there until START comes.
        assertThat(noticed(twilios)).isTrue();
    }

    @Test
    void whatOnlyWeHeardTheProviderDoesNotBlock() {
        var twilios = new ConsentWorld(KeywordAnswers.TWILIO_DEFAULT);
        twilios.world.duly.receiveMessage().keep(twilios.world.inbound(1, ANN, "please stop"));
        world.duly.receiveMessage().keep(world.inbound(1, ANN, "STOP"));

        assertThat(noticed(twilios)).isFalse();
        assertThat(noticed(staff)).isFalse();
    }

    @Test
    void aDepartmentThatIsNotThereIsNamed() {
        var nowhere = new DepartmentId("nowhere");

        assertThat(staff.write(says(Kind.OPT_OUT).to(nowhere)))
                .isEqualTo(new Result.UnknownDepartment(nowhere));
    }

    @Test
    void whatCannotBeAuditedIsNotWritten() {
        world.atRecord =
                () -> {
                    throw new PortException("AuditLog", PortException.Retry.WORTH_IT, "away");
                };

        assertThatThrownBy(() -> staff.write(says(Kind.OPT_OUT))).isInstanceOf(PortException.class);
        assertThat(world.consentOf(ANN)).isEmpty();
    }

    private void blockedByTheProvider() {
        world.gateway.answersNext(
                new GatewayOutcome.Rejected(new ProviderError(400, 21610), Optional.empty()));
        var _ = world.send(ANN, "See you at 9.");
        assertThat(world.consentOf(ANN))
                .extracting(ConsentChange::method)
                .containsExactly(Method.PROVIDER_BLOCK);
    }

    private static boolean noticed(ConsentWorld staff) {
        return ((Result.Written) staff.write(says(Kind.RE_OPT_IN).with("form 7")))
                .notice()
                .isPresent();
    }

    private Result.Written written(ConsentWorld.Entry entry) {
        return (Result.Written) staff.write(entry);
    }

    private Result.Refused refused(ConsentWorld.Entry entry) {
        return (Result.Refused) staff.write(entry);
    }
}
