package dev.duly.core.receiving;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.PRETRIAL;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Reach;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.sending.SubmitResult;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A client was asked by a text, and answers, or does not.
class DoubleOptInTest {
    private final Asking asking = new Asking();

    @ParameterizedTest
    @ValueSource(strings = {"YES", "yes!", "Y", "Sí", "si."})
    void aYesToTheQuestionIsAnOptInInTheClientsOwnWords(String yes) {
        asking.ask(ANN);
        asking.work();

        asking.hears(ANN, yes);

        var consent = asking.consent(ANN);
        assertThat(consent.state()).isEqualTo(Consent.State.OPTED_IN);
        assertThat(consent.decisive().map(ConsentChange::words)).contains(yes);
        assertThat(consent.decisive().map(ConsentChange::method)).contains(Method.KEYWORD);
    }

    @Test
    void theYesIsConfirmedOnce() {
        asking.ask(ANN);
        asking.work();

        asking.hears(ANN, "YES");
        asking.work();

        assertThat(asking.world.outbound().stream().map(text -> text.draft().purpose()))
                .containsExactly(Purpose.NOTICE, Purpose.CONSENT);
    }

    @Test
    void aYesToAQuestionAboutSomeTextsIsConfirmedToo() {
        asking.asked(ANN, new Reach(false, Set.of(Purpose.COURT), Optional.empty()));
        asking.work();

        asking.hears(ANN, "YES");
        asking.hears(ANN, "YES");
        asking.work();

        assertThat(asking.world.consentOf(ANN).getLast().reach().purposes())
                .containsExactly(Purpose.COURT);
        assertThat(asking.world.outbound().stream().map(text -> text.draft().purpose()))
                .containsExactly(Purpose.NOTICE, Purpose.CONSENT);
    }

    @Test
    void onASharedPhoneEachClientsYesIsConfirmed() {
        asking.world.duly.saveContact().save(Asking.annInSpanish(), Asking.OFFICER);
        asking.world.duly.saveContact().save(Asking.annsBrother(), Asking.OFFICER);
        asking.write(Kind.OPT_IN, Asking.OF_ANN, Optional.empty());
        asking.asked(ANN, new Reach(false, Set.of(), Optional.of(new ContactId("contact-2"))));
        asking.work();

        asking.hears(ANN, "YES");
        asking.work();

        assertThat(asking.world.outbound().stream().map(text -> text.draft().purpose()))
                .containsExactly(Purpose.NOTICE, Purpose.CONSENT);
    }

    @Test
    void withoutAQuestionYesSaysNothing() {
        asking.world.send(ANN, "Reply YES to confirm your appointment.");

        asking.hears(ANN, "YES");

        assertThat(asking.world.consentOf(ANN)).isEmpty();
    }

    @Test
    void aQuestionThatHasNotGoneIsNotAnswered() {
        asking.ask(ANN);

        asking.hears(ANN, "YES");

        assertThat(asking.consent(ANN).state()).isEqualTo(Consent.State.NEVER_ASKED);
    }

    @Test
    void afterThreeDaysYesSaysNothing() {
        asking.ask(ANN);
        asking.ask(BOB);
        asking.work();

        asking.world.clock.advance(Duration.ofDays(3).minusMillis(1));
        asking.hears(ANN, "YES");
        asking.world.clock.advance(Duration.ofMillis(1));
        asking.hears(BOB, "YES");

        assertThat(asking.consent(ANN).state()).isEqualTo(Consent.State.OPTED_IN);
        assertThat(asking.consent(BOB).state()).isEqualTo(Consent.State.NEVER_ASKED);
    }

    @Test
    void aStopEndsTheQuestionAndYesDoesNotLiftIt() {
        asking.ask(ANN);
        asking.work();

        asking.hears(ANN, "STOP");
        asking.hears(ANN, "YES");

        assertThat(asking.consent(ANN).state()).isEqualTo(Consent.State.OPTED_OUT);
        assertThat(asking.world.consentOf(ANN)).hasSize(2);
    }

    @Test
    void aStopThatCameFirstAndIsDeliveredAfterTheYesStands() {
        asking.ask(ANN);
        asking.work();
        var stop = asking.world.inbound(90, ANN, "STOP");
        asking.world.clock.advance(Duration.ofMinutes(1));
        asking.hears(ANN, "YES");

        asking.world.clock.advance(Duration.ofMinutes(1));
        asking.world.receive(stop);

        assertThat(asking.consent(ANN).state()).isEqualTo(Consent.State.OPTED_OUT);
    }

    @Test
    void aQuestionThatWasAMistakeIsNotAnswered() {
        asking.ask(ANN);
        asking.work();
        var source = asking.world.consentOf(ANN).getFirst().source();
        asking.write(Kind.CORRECTION, Reach.NUMBER, Optional.of(source));

        asking.hears(ANN, "YES");

        assertThat(asking.consent(ANN).state()).isEqualTo(Consent.State.NEVER_ASKED);
    }

    @Test
    void aYesIsAnsweredForTheClientWhomTheQuestionWasAbout() {
        asking.world.duly.saveContact().save(Asking.annInSpanish(), Asking.OFFICER);
        asking.asked(ANN, Asking.OF_ANN);
        asking.work();

        asking.hears(ANN, "SI");

        assertThat(asking.world.consentOf(ANN).getLast().reach()).isEqualTo(Asking.OF_ANN);
    }

    @Test
    void whereEveryTextNeedsConsentTheQuestionGoesAndAfterTheYesTheRest() {
        var pretrial = asking.world.storage.departments().find(PRETRIAL).orElseThrow();
        asking.world.keep(pretrial.with(Asking.requiringConsent()));
        assertThat(asking.world.duly.submitMessage().submit(draft(ANN, "See you at 9.")))
                .isInstanceOf(SubmitResult.Refused.class);

        asking.ask(ANN);
        asking.work();
        asking.hears(ANN, "YES");

        asking.world.accept(draft(ANN, "See you at 9."));
    }

    @Test
    void onASharedPhoneOneClientsYesIsNotTheOthers() {
        var pretrial = asking.world.storage.departments().find(PRETRIAL).orElseThrow();
        asking.world.keep(pretrial.with(Asking.requiringConsent()));
        asking.world.duly.saveContact().save(Asking.annInSpanish(), Asking.OFFICER);
        asking.world.duly.saveContact().save(Asking.annsBrother(), Asking.OFFICER);
        asking.asked(ANN, Asking.OF_ANN);
        asking.work();
        asking.hears(ANN, "SI");

        var unnamed = draft(ANN, "See you at 9.");
        assertThat(asking.submit(unnamed)).isInstanceOf(SubmitResult.Refused.class);
        assertThat(asking.submit(unnamed.about(Optional.of(new ContactId("contact-2")))))
                .isInstanceOf(SubmitResult.Refused.class);
        assertThat(asking.submit(unnamed.inCase(Optional.of(new CaseId("C-2000")))))
                .isInstanceOf(SubmitResult.Refused.class);
        assertThat(asking.submit(unnamed.about(Asking.OF_ANN.client())))
                .isInstanceOf(SubmitResult.Accepted.class);
    }
}
