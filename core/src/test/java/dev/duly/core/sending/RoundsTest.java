package dev.duly.core.sending;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.health.Alert;
import dev.duly.core.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final Instant START = Instant.parse("2026-11-22T17:00:00Z");
    private static final Duration OFTEN = Duration.ofMinutes(10);
    private static final MessageId TEXT = id(1);

    private final List<Alert> alerts = new ArrayList<>();
    private final Rounds rounds = new Rounds("questions", OFTEN, alerts::add);

    @Test
    void aYoungTextIsAskedAboutInEveryRoundAndAnOldOneEachTimeItsAgeHasDoubled() {
        var minutes = new ArrayList<Integer>();
        for (var minute = 0; minute <= 170; minute++) {
            if (isAsked(minute, true)) {
                minutes.add(minute);
            }
        }

        assertThat(minutes).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 20, 40, 80, 160);
    }

    @Test
    void whoRemembersNothingAsksOnceTooOften() {
        assertThat(isAsked(75, true)).isTrue();
        assertThat(isAsked(76, true)).isFalse();
    }

    @Test
    void whatGotNoAnswerIsAskedAboutInTheNextRoundAndNotForEver() {
        isAsked(75, false);

        assertThat(isAsked(76, true)).isTrue();
        assertThat(isAsked(77, true)).isFalse();
    }

    @Test
    void threeRefusalsInARowEndARoundWhichIsHeldAgain() {
        assertThat(asked(75, 5, () -> false)).containsExactly(1, 2, 3);
        assertThat(asked(76, 5, () -> true)).containsExactly(1, 2, 3, 4, 5);
        assertThat(asked(77, 5, () -> true)).isEmpty();
    }

    @Test
    void aSilentProviderIsAnAlertOnceAndAgainAfterItHasAnswered() {
        asked(75, 3, () -> false);
        asked(76, 3, () -> false);
        assertThat(alerts)
                .singleElement()
                .satisfies(alert -> assertThat(alert.sentence()).startsWith("questions gets no"));

        asked(77, 3, () -> true);
        asked(160, 3, () -> false);
        assertThat(alerts).hasSize(2);
    }

    @Test
    void twoRefusalsAreNoSilence() {
        asked(75, 2, () -> false);

        assertThat(alerts).isEmpty();
    }

    @Test
    void aFailureIsToldWhenAllHadTheirTurn() {
        var round = rounds.at(START);
        round.ask(
                TEXT,
                START,
                () -> {
                    throw new IllegalStateException("broken");
                });
        var others = new ArrayList<Integer>();
        round.ask(id(2), START, () -> others.add(2));

        assertThatThrownBy(round::over).hasMessage("broken");
        assertThat(others).containsExactly(2);
    }

    @Test
    void withoutAnyPatienceTheAgeIsCountedInMilliseconds() {
        var impatient = new Rounds("questions", Duration.ZERO, alerts::add);
        var asked = new ArrayList<Integer>();
        for (var milli = 0; milli <= 9; milli++) {
            var at = milli;
            var round = impatient.at(START.plusMillis(milli));
            round.ask(TEXT, START, () -> asked.add(at));
            round.over();
        }

        assertThat(asked).containsExactly(0, 1, 2, 4, 8);
    }

    private boolean isAsked(int minute, boolean answers) {
        return !asked(minute, 1, () -> answers).isEmpty();
    }

    /// Which of the texts 1 to `texts`, all kept at the start, a round after so many minutes asks
    /// about.
    private List<Integer> asked(int minute, int texts, BooleanSupplier answers) {
        var asked = new ArrayList<Integer>();
        var round = rounds.at(START.plus(Duration.ofMinutes(minute)));
        for (var text = 1; text <= texts; text++) {
            var number = text;
            round.ask(
                    id(text),
                    START,
                    () -> {
                        asked.add(number);
                        return answers.getAsBoolean();
                    });
        }
        round.over();
        return asked;
    }

    private static MessageId id(int number) {
        return new MessageId("%024x".formatted(number));
    }
}
