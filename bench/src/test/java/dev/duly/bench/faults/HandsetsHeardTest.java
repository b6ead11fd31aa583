package dev.duly.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.testkit.Samples;
import org.junit.jupiter.api.Test;

class HandsetsHeardTest {
    private final Check check = new HandsetsHeard();

    @Test
    void aTextThatNeverCameInIsFound() {
        assertThat(Made.whole().atSandbox(Made.spoken(9, Samples.ANN, "Hello?")).complaints(check))
                .containsExactly("came in 0 times");
    }

    @Test
    void aTextThatCameInTwiceIsFound() {
        var again = Samples.inbound(9).postedAs(3).received();
        assertThat(Made.whole().heard(again).complaints(check)).contains("came in 2 times");
    }

    @Test
    void aTextThatCameInWithOtherWordsIsFound() {
        var garbled = Samples.inbound(9).saying("Helo").received();
        var made = Made.whole();
        made.heard(garbled);
        var evidence = made.evidence();
        var other =
                evidence.sandbox().stream()
                        .map(text ->
                                text.body().equals("Helo")
                                        ? Made.spoken(9, Samples.ANN, "Hello")
                                        : text)
                        .toList();
        assertThat(
                        check.violations(
                                new Evidence(
                                        evidence.accepted(),
                                        evidence.inDoubt(),
                                        evidence.outbound(),
                                        evidence.inbound(),
                                        evidence.chains(),
                                        other)))
                .extracting(Violation::sentence)
                .containsExactly("came in with other words");
    }

    @Test
    void aTextThatNoHandsetSentIsFound() {
        var evidence = Made.whole().evidence();
        var silent = evidence.sandbox().stream().filter(text -> !text.isInbound()).toList();
        assertThat(
                        check.violations(
                                new Evidence(
                                        evidence.accepted(),
                                        evidence.inDoubt(),
                                        evidence.outbound(),
                                        evidence.inbound(),
                                        evidence.chains(),
                                        silent)))
                .extracting(Violation::sentence)
                .containsExactly("came in, and no handset sent it");
    }
}
