package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.purpose.Lane;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.sending.QueueEntry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// That nobody waits behind all of another's texts, and that what has no room stands in nobody's
/// way.
abstract class SendQueueTurnsContract extends SendQueuePlacesContract {
    private static final DepartmentId COURT = new DepartmentId("court");
    private static final DepartmentId PROBATION = new DepartmentId("probation");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void departmentsTakeTurnsWithinALane() {
        putMany(0, 4, COURT, Purpose.MANUAL);
        putMany(10, 2, PROBATION, Purpose.MANUAL);

        assertThat(claim(2)).containsExactlyInAnyOrder(id(0), id(10));
        assertThat(claim(2)).containsExactlyInAnyOrder(id(1), id(11));
        assertThat(claim(2)).containsExactly(id(2), id(3));
    }

    @Test
    void departmentsTakeTurnsFromClaimToClaim() {
        putMany(0, 5, COURT, Purpose.BULK);
        putMany(10, 5, PROBATION, Purpose.BULK);

        var first = IntStream.range(0, 6).mapToObj(_ -> claim(1).getFirst()).toList();

        assertThat(first).containsExactlyInAnyOrder(id(0), id(1), id(2), id(10), id(11), id(12));
    }

    @Test
    void anUrgentCrowdLetsTheLanesBehindInNowAndThen() {
        putMany(0, 40, COURT, Purpose.COURT);
        putMany(100, 2, COURT, Purpose.MANUAL);
        putMany(200, 2, COURT, Purpose.BULK);

        var first = IntStream.range(0, 20).mapToObj(_ -> claim(1).getFirst()).toList();

        assertThat(first).contains(id(100), id(200)).hasSize(20);
        assertThat(first.subList(0, 9)).allMatch(id -> isWithin(id, 0, 40));
    }

    /// At twelve a second the last has left within fifteen seconds.
    @Test
    void aHundredTextsOfOneDepartmentDoNotWaitBehindThousandsInBulkOfAnother() {
        putMany(0, 2_000, COURT, Purpose.BULK);
        putMany(5_000, 100, PROBATION, Purpose.MANUAL);

        var seconds = IntStream.range(0, 15).mapToObj(_ -> claim(12)).flatMap(List::stream);

        assertThat(seconds).filteredOn(id -> isWithin(id, 5_000, 5_100)).hasSize(100);
    }

    @Test
    void aHeldDepartmentIsGivenNothingUntilItsHoldIsOver() {
        putMany(0, 1, COURT, Purpose.MANUAL);
        putMany(10, 1, PROBATION, Purpose.MANUAL);

        queue.hold(COURT, Lane.URGENT, SECOND);
        assertThat(claim(10)).containsExactly(id(10));

        clock.advance(SECOND);
        assertThat(claim(10)).containsExactly(id(0));
    }

    @Test
    void aHoldConcernsItsLaneAndThoseBehind() {
        putMany(0, 1, COURT, Purpose.COURT);
        putMany(10, 1, COURT, Purpose.MANUAL);
        putMany(20, 1, COURT, Purpose.BULK);

        queue.hold(COURT, Lane.NORMAL, SECOND);

        assertThat(claim(10)).containsExactly(id(0));
        clock.advance(SECOND);
        assertThat(claim(10)).containsExactly(id(10), id(20));
    }

    @Test
    void theLatestHoldCounts() {
        putMany(0, 1, COURT, Purpose.MANUAL);
        queue.hold(COURT, Lane.URGENT, Duration.ofHours(1));

        queue.hold(COURT, Lane.URGENT, Duration.ZERO);

        assertThat(claim(10)).containsExactly(id(0));
    }

    @Test
    void aHoldOfOneLaneEndsNoneOfAnother() {
        putMany(0, 1, COURT, Purpose.BULK);
        queue.hold(COURT, Lane.URGENT, SECOND);

        queue.hold(COURT, Lane.BULK, Duration.ZERO);

        assertThat(claim(10)).isEmpty();
    }

    @Test
    void whatIsPutBackWithoutRoomKeepsItsPlace() {
        putMany(0, 3, COURT, Purpose.BULK);
        claim(1);

        queue.putBack(id(0), Duration.between(clock.instant(), Samples.second(-60)));

        assertThat(claim(10)).containsExactly(id(0), id(1), id(2));
    }

    /// All have been due for a minute, one after the other.
    private void putMany(int first, int howMany, DepartmentId department, Purpose purpose) {
        var texts =
                IntStream.range(first, first + howMany)
                        .mapToObj(number ->
                                Samples.outbound(number)
                                        .in(department)
                                        .about(purpose)
                                        .due(Samples.second(-60).plusMillis(number - first))
                                        .queued())
                        .toList();
        texts.forEach(store::add);
        queue.put(texts.stream().map(text -> QueueEntry.of(text, clock.instant())).toList());
    }

    private static boolean isWithin(MessageId id, int first, int end) {
        return IntStream.range(first, end).mapToObj(Samples::messageId).anyMatch(id::equals);
    }

    private static MessageId id(int number) {
        return Samples.messageId(number);
    }
}
