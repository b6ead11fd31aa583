package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import org.junit.jupiter.api.Test;

/// What every [MessageStore] promises of the ids that the provider gives.
abstract class MessageProviderIdsContract extends MessageOutboxContract {
    @Test
    void anAttemptsIdFindsItsTextOnItsAccountAlone() {
        var sent = sentAs(7, queued(1), 5);

        assertThat(store.find(Samples.ACCOUNT, Samples.providerId(7))).contains(sent);
        assertThat(store.find(Samples.OTHER_ACCOUNT, Samples.providerId(7))).isEmpty();
        assertThat(store.find(Samples.ACCOUNT, Samples.providerId(8))).isEmpty();
    }

    @Test
    void anEarlierAttemptsIdFindsItsTextToo() {
        var first = flying(queued(1), 5);
        var back =
                first.attemptTaken(1, Samples.providerId(7))
                        .attemptEnded(1, Attempt.Outcome.NOT_TAKEN)
                        .then(Samples.step(MessageState.QUEUED, Samples.second(6)));
        var queued = kept(store.replace(first.revision(), back));
        var second =
                OutboundSample.sending(queued, Samples.second(7))
                        .attemptTaken(2, Samples.providerId(8));
        var kept = kept(store.replace(queued.revision(), second));

        assertThat(store.find(Samples.ACCOUNT, Samples.providerId(7))).contains(kept);
        assertThat(store.find(Samples.ACCOUNT, Samples.providerId(8))).contains(kept);
    }

    @Test
    void ofTwoTextsWithOneIdTheFirstKeepsIt() {
        var first = sentAs(7, queued(1), 5);
        var second = sentAs(7, queued(2), 7);

        assertThat(store.find(Samples.ACCOUNT, Samples.providerId(7))).contains(first);
        assertThat(store.find(second.id())).contains(second);
    }

    @Test
    void anIdStaysWithTheFirstWhicheverIsWrittenLater() {
        var first = sentAs(7, queued(1), 5);
        var second = sentAs(7, queued(2), 7);
        var done = Samples.step(MessageState.DELIVERED, Samples.second(9));

        var delivered = kept(store.replace(first.revision(), first.then(done)));
        kept(store.replace(second.revision(), second.then(done)));

        assertThat(store.find(Samples.ACCOUNT, Samples.providerId(7))).contains(delivered);
    }

    @Test
    void aTextFromAPersonIsNoAttempt() {
        kept(store.add(Samples.inbound(1).received()));

        assertThat(store.find(Samples.ACCOUNT, Samples.providerId(1))).isEmpty();
    }

    private OutboundMessage queued(int number) {
        return kept(store.add(Samples.outbound(number).queued()));
    }

    private OutboundMessage flying(OutboundMessage message, int second) {
        var next = OutboundSample.sending(message, Samples.second(second));
        return kept(store.replace(message.revision(), next));
    }

    /// Sent in its first attempt, under that id of the provider's.
    private OutboundMessage sentAs(int providerId, OutboundMessage message, int second) {
        var flying = flying(message, second);
        var sent =
                flying.attemptTaken(1, Samples.providerId(providerId))
                        .then(Samples.step(MessageState.SENT, Samples.second(second + 1)));
        return kept(store.replace(flying.revision(), sent));
    }
}
