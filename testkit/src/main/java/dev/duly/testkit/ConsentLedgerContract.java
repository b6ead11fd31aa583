package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Appended;
import dev.duly.core.client.ContactId;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [ConsentLedger] promises.
public abstract class ConsentLedgerContract {
    private ConsentLedger ledger;

    /// A ledger without any change, of which each call gives another.
    protected abstract ConsentLedger emptyLedger();

    @BeforeEach
    void openLedger() {
        ledger = emptyLedger();
    }

    @Test
    void aNumberThatNeverChangedItsConsentHasNoHistory() {
        ledger.append(optOut("inbound:SM1", Samples.BEN, 1));

        assertThat(ledger.history(Samples.ANN)).isEmpty();
    }

    @Test
    void everyFieldComesBackAsItWasWritten() {
        var change =
                new ConsentChange(
                        "staff:1",
                        Samples.ANN,
                        Samples.BAIL,
                        ConsentChange.Kind.CORRECTION,
                        new Reach(
                                true,
                                Set.of(Purpose.COURT, Purpose.PAYMENT),
                                Optional.of(new ContactId("p-17"))),
                        new Proof(
                                Method.PAPER,
                                " ¡Start! 👩🏽‍⚖️ \"x\" \\ \n",
                                Optional.of("es-MX"),
                                Optional.of("Acta «7», p. 3"),
                                Optional.of("phrase.es.otra")),
                        new Actor("token:officer", Optional.of("cli ann@desk")),
                        Optional.of("inbound:SM1"),
                        Samples.second(1).plusNanos(987_654),
                        Optional.of(Samples.second(3).plusNanos(987_654)),
                        Samples.second(2).plusNanos(987_654));

        assertThat(ledger.append(change)).isEqualTo(Appended.NEW);

        var read = ledger.history(Samples.ANN).getFirst();
        assertThat(read).isEqualTo(change);
        assertThat(read.effectiveAt()).isEqualTo(Instant.parse("2026-11-23T17:00:01.123Z"));
        assertThat(read.providerAt()).contains(Instant.parse("2026-11-23T17:00:03.123Z"));
        assertThat(read.recordedAt()).isEqualTo(Instant.parse("2026-11-23T17:00:02.123Z"));
    }

    @Test
    void everyKindAndMethodComesBack() {
        for (var kind : ConsentChange.Kind.values()) {
            for (var method : Method.values()) {
                var change =
                        new ConsentChange(
                                kind + ":" + method,
                                Samples.ANN,
                                Samples.PRETRIAL,
                                kind,
                                Reach.NUMBER,
                                Proof.of(method),
                                Actor.SYSTEM,
                                kind == ConsentChange.Kind.CORRECTION
                                        ? Optional.of("inbound:SM1")
                                        : Optional.empty(),
                                Samples.MORNING,
                                Optional.empty(),
                                Samples.MORNING);
                ledger.append(change);

                assertThat(ledger.history(Samples.ANN)).endsWith(change);
            }
        }
    }

    @Test
    void aKnownSourceChangesNothingWhateverElseDiffers() {
        var first = optOut("inbound:SM1", Samples.ANN, 1);
        ledger.append(first);

        assertThat(ledger.append(first)).isEqualTo(Appended.REPEATED);
        assertThat(ledger.append(optIn("inbound:SM1", Samples.ANN, 2)))
                .isEqualTo(Appended.REPEATED);
        assertThat(ledger.append(optOut("inbound:SM1", Samples.BEN, 3)))
                .isEqualTo(Appended.REPEATED);
        assertThat(ledger.history(Samples.ANN)).containsExactly(first);
        assertThat(ledger.history(Samples.BEN)).isEmpty();
    }

    @Test
    void historyIsInTheOrderOfAppendingNotOfTheEvents() {
        var late = optOut("inbound:SM9", Samples.ANN, 9);
        var early = optIn("inbound:SM1", Samples.ANN, 1);
        var same = optIn("inbound:SM5", Samples.ANN, 9);
        ledger.append(late);
        ledger.append(early);
        ledger.append(optOut("inbound:SM4", Samples.BEN, 4));
        ledger.append(same);

        assertThat(ledger.history(Samples.ANN)).containsExactly(late, early, same);
    }

    @Test
    void whatWasAppendedIsInEveryLaterHistoryOnEveryThread() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var mine = optOut("mine:" + round, Samples.ANN, round);
            var theirs = optOut("theirs:" + round, Samples.ANN, round);

            var seen =
                    Race.between(
                            () -> {
                                ledger.append(mine);
                                return ledger.history(Samples.ANN).contains(mine);
                            },
                            () -> {
                                ledger.append(theirs);
                                return ledger.history(Samples.ANN).contains(theirs);
                            });

            assertThat(seen).containsOnly(true);
            assertThat(ledger.history(Samples.ANN)).contains(mine, theirs);
        }
    }

    @Test
    void ofTwoChangesFromOneSourceExactlyOneIsAppended() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var source = "inbound:SM" + round;
            var stop = optOut(source, Samples.ANN, round);
            var start = optIn(source, Samples.ANN, round);

            var answers = Race.between(() -> ledger.append(stop), () -> ledger.append(start));

            assertThat(answers).containsExactlyInAnyOrder(Appended.NEW, Appended.REPEATED);
            assertThat(ledger.history(Samples.ANN)).hasSize(round + 1);
        }
    }

    private static ConsentChange optOut(String source, PhoneNumber phone, int second) {
        return change(source, phone, ConsentChange.Kind.OPT_OUT, "STOP", second);
    }

    private static ConsentChange optIn(String source, PhoneNumber phone, int second) {
        return change(source, phone, ConsentChange.Kind.OPT_IN, "START", second);
    }

    private static ConsentChange change(
            String source, PhoneNumber phone, ConsentChange.Kind kind, String words, int second) {
        return ConsentChange.texted(
                source,
                phone,
                Samples.PRETRIAL,
                kind,
                Reach.NUMBER,
                Proof.text(Method.KEYWORD, words, Optional.empty()),
                Samples.second(second),
                Optional.empty(),
                Samples.second(second + 1));
    }
}
