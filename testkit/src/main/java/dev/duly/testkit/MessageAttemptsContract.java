package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Replaced;
import dev.duly.core.message.StateChange;
import dev.duly.core.record.Actor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/// That a store gives back all that became of a text.
abstract class MessageAttemptsContract extends MessageFieldsContract {
    @Test
    void everyAttemptAndStepComesBackAsItWasWritten() {
        var queued = kept(store.add(wholeDraft()));
        var written = livedThrough(queued);

        assertThat(store.replace(queued.revision(), written)).isInstanceOf(Replaced.Kept.class);

        var read = (OutboundMessage) store.find(queued.id()).orElseThrow();
        assertThat(read.drained(0)).isEqualTo(written.drained(0));
    }

    @Test
    void everyOutcomeOfAnAttemptComesBack() {
        var number = 1;
        for (var outcome : Attempt.Outcome.values()) {
            var queued = kept(store.add(Samples.outbound(number++).queued()));
            var written = attempted(queued, outcome);

            store.replace(queued.revision(), written);

            assertThat(store.find(queued.id()))
                    .get(InstanceOfAssertFactories.type(OutboundMessage.class))
                    .extracting(OutboundMessage::attempts)
                    .isEqualTo(written.attempts());
        }
    }

    /// The next revision of `queued`, after two attempts by two senders, as far as a life can go.
    private static OutboundMessage livedThrough(OutboundMessage queued) {
        return lived(queued, twoAttempts(), fourSteps());
    }

    private static OutboundMessage attempted(OutboundMessage queued, Attempt.Outcome outcome) {
        var attempt =
                new Attempt(
                        1,
                        Samples.ACCOUNT,
                        new SenderAddress.OwnNumber(Samples.OFFICE),
                        Samples.second(10),
                        Samples.second(20),
                        outcome,
                        Optional.empty(),
                        0);
        return lived(
                queued,
                List.of(attempt),
                Stream.of(Samples.step(MessageState.SENDING, Samples.second(10))));
    }

    private static OutboundMessage lived(
            OutboundMessage queued, List<Attempt> attempts, Stream<StateChange> steps) {
        return new OutboundMessage(
                queued.id(),
                queued.revision().next(),
                queued.draft(),
                queued.threadId(),
                queued.account(),
                queued.decision(),
                queued.salt(),
                Samples.second(30),
                Optional.of(Samples.OFFICE),
                attempts,
                Stream.concat(queued.timeline().stream(), steps).toList(),
                queued.drained());
    }

    private static List<Attempt> twoAttempts() {
        var busy =
                new Attempt(
                        1,
                        Samples.ACCOUNT,
                        new SenderAddress.OwnNumber(Samples.OFFICE),
                        Samples.second(10),
                        Samples.second(20),
                        Attempt.Outcome.NOT_TAKEN,
                        Optional.empty(),
                        2);
        var taken =
                new Attempt(
                        2,
                        Samples.OTHER_ACCOUNT,
                        new SenderAddress.MessagingService("MG" + "0".repeat(32)),
                        Samples.second(30),
                        Samples.second(40),
                        Attempt.Outcome.TAKEN,
                        Optional.of(Samples.providerId(7)),
                        0);
        return List.of(busy, taken);
    }

    private static Stream<StateChange> fourSteps() {
        var busy = new Reason("provider_busy", "Too many.", "Nothing.", Optional.of(20429));
        return Stream.of(
                Samples.step(MessageState.SENDING, Samples.second(10)),
                new StateChange(
                        MessageState.QUEUED,
                        Samples.second(11),
                        Optional.of(Samples.second(10).plusMillis(7)),
                        Actor.PROVIDER,
                        1,
                        Optional.of(busy)),
                Samples.step(MessageState.SENDING, Samples.second(30)),
                new StateChange(
                        MessageState.SENT,
                        Samples.second(31),
                        Optional.of(Samples.second(30).plusMillis(999)),
                        Actor.PROVIDER,
                        2,
                        Optional.empty()));
    }
}
