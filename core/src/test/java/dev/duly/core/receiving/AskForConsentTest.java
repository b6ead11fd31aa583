package dev.duly.core.receiving;

import static dev.duly.core.World.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.Cue;
import dev.duly.core.PortException;
import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.consent.Reach;
import dev.duly.core.policy.ChangeConsent.Result;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Staff have a client asked by a text.
class AskForConsentTest {
    private final Asking asking = new Asking();

    @Test
    void theQuestionIsATextOfTheDepartmentsAndTheLineNamesIt() {
        asking.ask(ANN);

        var question = asking.world.outbound().getLast();
        assertThat(question.draft().text().value())
                .startsWith("Pretrial Services: ")
                .contains("YES", "STOP");
        assertThat(question.draft().author()).isEqualTo(Asking.OFFICER);
        assertThat(asking.world.consentOf(ANN))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.kind()).isEqualTo(Kind.OPT_IN_ASKED);
                    assertThat(line.source()).isEqualTo("asked:" + question.id());
                });
        assertThat(asking.consent(ANN).state()).isEqualTo(Consent.State.NEVER_ASKED);
        assertThat(asking.world.audited("department:pretrial")).contains("consent.asked");
    }

    @Test
    void theQuestionIsInTheClientsLanguage() {
        asking.world.duly.saveContact().save(Asking.annInSpanish(), Asking.OFFICER);

        assertThat(asking.asked(ANN, Asking.OF_ANN)).isInstanceOf(Result.Written.class);

        assertThat(asking.world.outbound().getLast().draft().text().value())
                .contains("Responda SI");
    }

    @Test
    void whoeverOptedOutIsNotAsked() {
        asking.hears(ANN, "STOP");
        asking.work();
        var before = asking.world.outbound().size();

        var result = asking.asked(ANN, Reach.NUMBER);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> {
                            assertThat(refused.field()).isEqualTo("phone");
                            assertThat(refused.rule())
                                    .contains("opted out of texts by a keyword")
                                    .doesNotEndWith(".");
                        });
        assertThat(asking.world.outbound()).hasSize(before);
        assertThat(asking.world.consentOf(ANN)).hasSize(1);
    }

    @Test
    void nobodyIsAskedTwiceAtOnce() {
        asking.ask(ANN);
        asking.work();

        assertThat(asking.asked(ANN, Reach.NUMBER))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.rule()).contains("asked already"));

        asking.world.clock.advance(Duration.ofDays(3));
        asking.ask(ANN);
        assertThat(asking.world.outbound()).hasSize(2);
    }

    @Test
    void whoeverAsksAgainBecauseTheLineCouldNotBeWrittenSendsNoSecondText() {
        asking.world.beforeCall = Cue.fails("ConsentLedger.append", 1);
        assertThatThrownBy(() -> asking.asked(ANN, Reach.NUMBER)).isInstanceOf(PortException.class);

        asking.ask(ANN);

        assertThat(asking.world.outbound()).hasSize(1);
        asking.work();
        asking.hears(ANN, "YES");
        assertThat(asking.consent(ANN).state()).isEqualTo(Consent.State.OPTED_IN);
    }

    @Test
    void aQuestionIsWrittenDownByTheTextAlone() {
        assertThat(
                        asking.world
                                .duly
                                .changeConsent()
                                .change(Asking.entry(Kind.OPT_IN_ASKED, ANN), Asking.OFFICER))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(refused.field()).isEqualTo("kind"));
    }
}
