package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.Revision;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// That no step of a text loses its consequences: the store has drawn them, or lists the text.
abstract class MessageOutboxContract extends MessageStatesContract {
    @Test
    void aTextIsListedUntilItsConsequencesAreDrawn() {
        listedUnlessDrawn(kept(store.add(Samples.outbound(1).queued())));
        listedUnlessDrawn(kept(store.add(Samples.inbound(2).received())));
    }

    @Test
    void anotherStepIsListedUntilItsConsequencesAreDrawn() {
        var message = kept(store.add(Samples.outbound(1).queued()));
        store.drained(message.id(), 1);

        var next = OutboundSample.sending(outbound(1), Samples.second(5));

        listedUnlessDrawn(kept(store.replace(message.revision(), next)));
    }

    @Test
    void aTextOfWhichSomeStepsAreDrawnIsStillListed() {
        var message = kept(store.add(Samples.outbound(1).queued()));
        var next = OutboundSample.sending(message, Samples.second(5));
        var written = kept(store.replace(message.revision(), next));

        store.drained(message.id(), 1);

        assertThat(outbound(1).drained()).isEqualTo(Math.max(1, written.drained()));
        assertThat(idsOf(store.undrained(10)).contains(message.id()))
                .isEqualTo(outbound(1).hasUndrained());
    }

    @Test
    void whatIsDrawnChangesNoRevision() {
        var message = kept(store.add(Samples.outbound(1).queued()));

        store.drained(message.id(), 1);

        assertThat(outbound(1).revision()).isEqualTo(Revision.FIRST);
        assertThat(outbound(1)).isEqualTo(message.drained(1));
        kept(store.replace(Revision.FIRST, OutboundSample.sending(message, Samples.second(5))));
    }

    @Test
    void whatIsDrawnIsNeverTakenBack() {
        var message = kept(store.add(Samples.outbound(1).queued()));
        var sending = OutboundSample.sending(message, Samples.second(5));
        store.replace(message.revision(), sending);

        store.drained(message.id(), 2);
        store.drained(message.id(), 1);

        assertThat(outbound(1).drained()).isEqualTo(2);
        assertThat(store.undrained(10)).isEmpty();
    }

    @Test
    void aWriteByWhoReadBeforeTakesNothingBackThatWasDrawn() {
        var message = kept(store.add(Samples.outbound(1).queued()));
        store.drained(message.id(), 1);

        var late = OutboundSample.sending(message.drained(0), Samples.second(5));
        var written = kept(store.replace(message.revision(), late));

        assertThat(written.drained()).isGreaterThanOrEqualTo(1);
        assertThat(outbound(1).drained()).isEqualTo(written.drained());
    }

    @Test
    void theOldestIsListedFirstAndNoMoreThanAskedFor() {
        var undrawn =
                Stream.of(3, 1, 2)
                        .map(number -> kept(store.add(Samples.outbound(number).queued())))
                        .filter(LiveMessage::hasUndrained)
                        .map(LiveMessage::id)
                        .sorted(Comparator.comparing(id -> id.value()))
                        .toList();

        assertThat(idsOf(store.undrained(10))).isEqualTo(undrawn);
        assertThat(idsOf(store.undrained(2))).isEqualTo(undrawn.stream().limit(2).toList());
    }

    @Test
    void drawingWhatIsNotThereChangesNothing() {
        store.drained(Samples.messageId(1), 1);

        assertThat(store.find(Samples.messageId(1))).isEmpty();
        assertThat(store.undrained(10)).isEmpty();
    }

    private void listedUnlessDrawn(LiveMessage kept) {
        assertThat(idsOf(store.undrained(10)).contains(kept.id())).isEqualTo(kept.hasUndrained());

        store.drained(kept.id(), kept.timeline().size());

        assertThat(store.undrained(10)).isEmpty();
        assertThat(((LiveMessage) store.find(kept.id()).orElseThrow()).hasUndrained()).isFalse();
    }
}
