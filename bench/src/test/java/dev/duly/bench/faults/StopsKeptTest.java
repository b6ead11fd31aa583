package dev.duly.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import org.junit.jupiter.api.Test;

class StopsKeptTest {
    private final Check check = new StopsKept();

    @Test
    void aTextThatArrivesAfterTheStopIsFound() {
        var text = Made.delivered(30, Samples.ANN, "Too late");
        assertThat(
                        Made.whole()
                                .atSandbox(Made.spoken(20, Samples.ANN, "Stop!"))
                                .atSandbox(Made.taken(text))
                                .complaints(check))
                .containsExactly(
                        "went after the STOP that we answered at "
                                + Samples.second(20).plusMillis(500));
    }

    @Test
    void aSecondIsAllowedForWhatWasOnTheWire() {
        var text = Made.taken(Made.delivered(20, Samples.ANN, "On the wire"));
        var stop = Made.spoken(20, Samples.ANN, "STOP");
        var answered = stop.answeredAt().orElseThrow();
        var wire = StopsKept.ON_THE_WIRE;
        assertThat(
                        Made.whole()
                                .atSandbox(stop)
                                .atSandbox(Made.at(text, answered.plus(wire)))
                                .complaints(check))
                .isEmpty();
        assertThat(
                        Made.whole()
                                .atSandbox(stop)
                                .atSandbox(Made.at(text, answered.plus(wire).plusMillis(1)))
                                .complaints(check))
                .hasSize(1);
    }

    @Test
    void anAttemptThatTheSandboxRefusedIsFoundInOurRecord() {
        var refused =
                OutboundSample.sending(Made.queued(30, Samples.ANN, "Refused"), Samples.second(30))
                        .attemptEnded(1, Attempt.Outcome.REJECTED)
                        .then(Made.step(MessageState.FAILED, Samples.second(30)));
        var stopped = Made.whole().atSandbox(Made.spoken(20, Samples.ANN, "STOP"));
        assertThat(stopped.kept(refused).complaints(check)).hasSize(1);
    }

    @Test
    void anAttemptThatTheLastLookStoppedIsFine() {
        var stopped =
                OutboundSample.sending(Made.queued(30, Samples.ANN, "Looked"), Samples.second(30))
                        .attemptEnded(1, Attempt.Outcome.NOT_MADE)
                        .then(Made.step(MessageState.BLOCKED, Samples.second(30)));
        assertThat(
                        Made.whole()
                                .atSandbox(Made.spoken(20, Samples.ANN, "STOP"))
                                .kept(stopped)
                                .complaints(check))
                .isEmpty();
    }

    @Test
    void afterAStartTextsGoAgain() {
        var text = Made.delivered(30, Samples.ANN, "Welcome back");
        assertThat(
                        Made.whole()
                                .atSandbox(Made.spoken(20, Samples.ANN, "STOP"))
                                .atSandbox(Made.spoken(25, Samples.ANN, "START"))
                                .atSandbox(Made.taken(text))
                                .complaints(check))
                .isEmpty();
    }

    @Test
    void nobodyElseIsSilenced() {
        assertThat(
                        Made.whole()
                                .atSandbox(Made.spoken(20, Samples.BEN, "STOP"))
                                .went(Made.delivered(30, Samples.ANN, "Fine"))
                                .complaints(check))
                .isEmpty();
    }
}
