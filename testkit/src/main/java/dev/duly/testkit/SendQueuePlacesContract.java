package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.OutboundMessage;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.QueueEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// That a text in a queue keeps its place until it is put back, and then has another.
abstract class SendQueuePlacesContract extends SendQueueClaimsContract {
    @Test
    void puttingAgainMakesNoSecondEntry() {
        var message = put(1, clock.instant());
        putAgain(message, clock.instant());

        assertThat(queue.depth()).isEqualTo(1);
        assertThat(claim(10)).isEqualTo(ids(1));
        assertThat(claim(10)).isEmpty();
    }

    @Test
    void puttingAgainMakesNothingDueLater() {
        var message = put(1, clock.instant());

        putAgain(message, Samples.second(60));

        assertThat(claim(10)).isEqualTo(ids(1));
    }

    @Test
    void puttingAgainMakesNothingDueSooner() {
        var message = put(1, Samples.second(60));

        putAgain(message, clock.instant());
        assertThat(claim(10)).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        assertThat(claim(10)).isEqualTo(ids(1));
    }

    @Test
    void puttingAgainChangesNoPlaceAmongOthers() {
        var message = put(1, Samples.second(-1));
        put(2, Samples.second(-2));

        queue.put(
                List.of(
                        new QueueEntry(
                                message.id(),
                                message.departmentId(),
                                Lane.URGENT,
                                Duration.ofSeconds(-3))));

        assertThat(claim(10)).isEqualTo(ids(2, 1));
    }

    @Test
    void puttingAgainTakesNoClaimAway() {
        var message = put(1, clock.instant());
        claim(10);

        putAgain(message, clock.instant());

        assertThat(claim(10)).isEmpty();
    }

    @Test
    void puttingAgainGivesNothingSoonerThatWasPutBack() {
        var message = put(1, clock.instant());
        claim(10);
        queue.putBack(message.id(), Duration.ofSeconds(5));

        putAgain(message, clock.instant());
        assertThat(claim(10)).isEmpty();

        clock.advance(Duration.ofSeconds(5));
        assertThat(claim(10)).isEqualTo(ids(1));
    }

    @Test
    void aClaimGivenBackIsDueAtItsTimeAndNotBefore() {
        put(1, clock.instant());
        claim(10);

        queue.putBack(Samples.messageId(1), Duration.ofSeconds(5));
        assertThat(claim(10)).isEmpty();

        clock.advance(Duration.ofSeconds(5));
        assertThat(claim(10)).isEqualTo(ids(1));
    }

    @Test
    void aClaimGivenBackForNowDoesNotWaitForItsLease() {
        put(1, clock.instant());
        claim(10);

        queue.putBack(Samples.messageId(1), Duration.ZERO);

        assertThat(claim(10)).isEqualTo(ids(1));
    }

    @Test
    void aClaimGivenBackForLongAfterItsLeaseStaysBack() {
        put(1, clock.instant());
        claim(10);

        queue.putBack(Samples.messageId(1), LEASE.plus(LEASE));
        clock.advance(LEASE);

        assertThat(claim(10)).isEmpty();
    }

    @Test
    void whatNobodyHasClaimedIsMovedToo() {
        put(1, clock.instant());

        queue.putBack(Samples.messageId(1), Duration.ofSeconds(5));
        assertThat(claim(10)).isEmpty();

        clock.advance(Duration.ofSeconds(5));
        assertThat(claim(10)).isEqualTo(ids(1));
    }

    @Test
    void whatWasMovedMayBeMovedToNow() {
        put(1, clock.instant());
        queue.putBack(Samples.messageId(1), Duration.ofMinutes(1));

        queue.putBack(Samples.messageId(1), Duration.ZERO);

        assertThat(claim(10)).isEqualTo(ids(1));
    }

    @Test
    void aTextIsMovedEarlierWithItsMessage() {
        var message = put(1, Samples.second(60));
        put(2, Samples.second(30));

        move(message, Samples.second(5));

        clock.advance(Duration.ofSeconds(5));
        assertThat(claim(10)).isEqualTo(ids(1));
        clock.advance(Duration.ofSeconds(25));
        assertThat(claim(10)).isEqualTo(ids(2));
    }

    @Test
    void aTextIsMovedBehindOthersWithItsMessage() {
        var message = put(1, Samples.second(-5));
        put(2, Samples.second(-3));
        claim(1);

        move(message, Samples.second(-1));

        assertThat(claim(10)).isEqualTo(ids(2, 1));
    }

    @Test
    void whatWasDoneIsNotBroughtBackByPuttingItBack() {
        var message = put(1, clock.instant());
        claim(10);
        finish(message);

        queue.putBack(message.id(), Duration.ZERO);

        assertThat(queue.depth()).isZero();
        assertThat(claim(10)).isEmpty();
    }

    @Test
    void whatWasNeverPutIsNotBroughtInByPuttingItBack() {
        queue.putBack(Samples.messageId(1), Duration.ZERO);

        assertThat(queue.depth()).isZero();
        assertThat(claim(10)).isEmpty();
    }

    @Test
    void whatWasPutBackAfterItWasDoneIsNotHeldUpWhenItWaitsAgain() {
        var message = put(1, clock.instant());
        claim(10);
        var sending = finish(message);
        queue.putBack(message.id(), Duration.ofHours(1));

        waitAgain(sending, clock.instant());

        assertThat(claim(10)).isEqualTo(ids(1));
    }

    /// Moves a text as a worker does: first in its message.
    private void move(OutboundMessage message, Instant dueAt) {
        keep(message, message.again().due(dueAt));
        queue.putBack(message.id(), Duration.between(clock.instant(), dueAt));
    }
}
