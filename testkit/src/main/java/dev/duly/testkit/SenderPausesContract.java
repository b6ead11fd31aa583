package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Appended;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.department.SenderAddress.MessagingService;
import dev.duly.core.department.SenderAddress.OwnNumber;
import dev.duly.core.message.Reason;
import dev.duly.core.policy.SenderPause;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.provider.GatewayAccount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [SenderPauses] promises.
public abstract class SenderPausesContract {
    private static final Optional<SenderAddress> EVERY_SENDER = Optional.empty();
    private static final Optional<SenderAddress> OFFICE =
            Optional.of(new OwnNumber(Samples.OFFICE));
    private static final Optional<SenderAddress> OTHER_OFFICE =
            Optional.of(new OwnNumber(Samples.OTHER_OFFICE));
    private static final Optional<SenderAddress> SERVICE =
            Optional.of(new MessagingService("MG" + "0".repeat(32)));

    private SenderPauses pauses;

    /// A port that has no pause, of which each call gives another.
    protected abstract SenderPauses noPauses();

    @BeforeEach
    void open() {
        pauses = noPauses();
    }

    @Test
    void atFirstNobodyIsStoppedAndNothingToLift() {
        assertThat(pauses.all()).isEmpty();
        assertThat(pauses.resume(Samples.ACCOUNT, OFFICE)).isEmpty();
        assertThat(pauses.resume(Samples.ACCOUNT, EVERY_SENDER)).isEmpty();
    }

    @Test
    void everyFieldComesBackAsItWasKept() {
        var pause =
                new SenderPause(
                        Samples.ACCOUNT,
                        SERVICE,
                        new Reason(
                                "sender_unregistered",
                                "The Señora's number – 法院 \"is\" not registered.",
                                "Tell whoever runs Duly. \\ %s '",
                                Optional.of(30_034)),
                        Samples.second(1).plusNanos(987_654));

        assertThat(pauses.pause(pause)).isEqualTo(Appended.NEW);

        assertThat(pauses.all()).containsExactly(pause);
        assertThat(pauses.all().getFirst().since()).isEqualTo("2026-11-23T17:00:01.123Z");
        assertThat(pauses.resume(Samples.ACCOUNT, SERVICE)).contains(pause);
    }

    @Test
    void aPauseWithoutAnyOptionalFieldComesBackAsItWasKept() {
        var pause = pause(Samples.ACCOUNT, EVERY_SENDER, 1);

        assertThat(pauses.pause(pause)).isEqualTo(Appended.NEW);

        assertThat(pauses.all()).containsExactly(pause);
        assertThat(pauses.resume(Samples.ACCOUNT, EVERY_SENDER)).contains(pause);
    }

    @Test
    void theFirstPauseOfASenderStaysWithItsReason() {
        for (var sender : List.of(OFFICE, SERVICE, EVERY_SENDER)) {
            var first = pause(Samples.ACCOUNT, sender, 2);
            pauses.pause(first);

            assertThat(pauses.pause(first)).isEqualTo(Appended.REPEATED);
            assertThat(pauses.pause(pause(Samples.ACCOUNT, sender, 1)))
                    .isEqualTo(Appended.REPEATED);
            assertThat(pauses.all()).containsExactly(first);
            pauses.resume(Samples.ACCOUNT, sender);
        }
    }

    @Test
    void anotherSenderAndAnotherAccountIsAnotherPause() {
        var all =
                List.of(
                        pause(Samples.ACCOUNT, EVERY_SENDER, 1),
                        pause(Samples.ACCOUNT, OFFICE, 2),
                        pause(Samples.ACCOUNT, OTHER_OFFICE, 3),
                        pause(Samples.ACCOUNT, SERVICE, 4),
                        pause(Samples.OTHER_ACCOUNT, EVERY_SENDER, 5),
                        pause(Samples.OTHER_ACCOUNT, OFFICE, 6),
                        pause(new GatewayAccount("twilio", "AC" + "0".repeat(32)), OFFICE, 7));

        assertThat(all.stream().map(pauses::pause)).containsOnly(Appended.NEW);
        assertThat(pauses.all()).isEqualTo(all);
    }

    @Test
    void theLongestStoppedIsFirst() {
        var second = pause(Samples.ACCOUNT, OFFICE, 2);
        var third = pause(Samples.ACCOUNT, EVERY_SENDER, 3);
        var first = pause(Samples.OTHER_ACCOUNT, SERVICE, 1);
        List.of(second, third, first).forEach(pauses::pause);

        assertThat(pauses.all()).containsExactly(first, second, third);
    }

    @Test
    void aSendersPauseAndItsAccountsAreLiftedEachByItself() {
        var ofSender = pause(Samples.ACCOUNT, OFFICE, 1);
        var ofAccount = pause(Samples.ACCOUNT, EVERY_SENDER, 2);
        var elsewhere = pause(Samples.OTHER_ACCOUNT, EVERY_SENDER, 3);
        List.of(ofSender, ofAccount, elsewhere).forEach(pauses::pause);

        assertThat(pauses.resume(Samples.ACCOUNT, EVERY_SENDER)).contains(ofAccount);
        assertThat(pauses.all()).containsExactly(ofSender, elsewhere);
        assertThat(pauses.resume(Samples.ACCOUNT, OFFICE)).contains(ofSender);
        assertThat(pauses.all()).containsExactly(elsewhere);
    }

    @Test
    void whatWasLiftedIsGoneAndMayBeStoppedAnew() {
        pauses.pause(pause(Samples.ACCOUNT, OFFICE, 1));
        pauses.resume(Samples.ACCOUNT, OFFICE);

        assertThat(pauses.resume(Samples.ACCOUNT, OFFICE)).isEmpty();
        assertThat(pauses.all()).isEmpty();
        var again = pause(Samples.ACCOUNT, OFFICE, 2);
        assertThat(pauses.pause(again)).isEqualTo(Appended.NEW);
        assertThat(pauses.all()).containsExactly(again);
    }

    @Test
    void ofTwoPausesOfOneSenderExactlyOneIsKept() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var one = pause(Samples.ACCOUNT, OFFICE, 2 * round);
            var other = pause(Samples.ACCOUNT, OFFICE, 2 * round + 1);

            var answers = Race.between(() -> pauses.pause(one), () -> pauses.pause(other));

            assertThat(answers).containsExactlyInAnyOrder(Appended.NEW, Appended.REPEATED);
            var kept = answers.getFirst() == Appended.NEW ? one : other;
            assertThat(pauses.all()).containsExactly(kept);
            pauses.resume(Samples.ACCOUNT, OFFICE);
        }
    }

    @Test
    void ofTwoWhoLiftOnePauseExactlyOneDoes() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var pause = pause(Samples.ACCOUNT, OFFICE, round);
            pauses.pause(pause);

            var answers =
                    Race.between(
                            () -> pauses.resume(Samples.ACCOUNT, OFFICE),
                            () -> pauses.resume(Samples.ACCOUNT, OFFICE));

            assertThat(answers).containsExactlyInAnyOrder(Optional.of(pause), Optional.empty());
        }
    }

    /// Every one later by a second, and for another reason.
    private static SenderPause pause(
            GatewayAccount account, Optional<SenderAddress> sender, int second) {
        return new SenderPause(
                account,
                sender,
                Reason.of("reason_" + second, "The provider said so.", "Mend it."),
                Samples.second(second));
    }
}
