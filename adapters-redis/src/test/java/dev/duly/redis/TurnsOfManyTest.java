package dev.duly.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.memory.InMemorySendQueue;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.message.MessageId;
import dev.duly.core.purpose.Lane;
import dev.duly.core.sending.QueueEntry;
import dev.duly.core.sending.SendQueue;
import dev.duly.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whose turn it is when thousands wait.
class TurnsOfManyTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final DepartmentId COURT = new DepartmentId("court");
    private static final DepartmentId PROBATION = new DepartmentId("probation");
    private static final List<Lane> LANES = List.of(Lane.values());
    private static final int CROWD = 10_000;
    private static final int FEW = 100;

    @RegisterExtension final Nodes nodes = new Nodes();
    private final MovableClock clock = new MovableClock(Samples.MORNING);
    private SendQueue queue;

    @BeforeEach
    void openQueue() {
        queue = nodes.alone(clock).queue();
    }

    @Test
    void theBulkTextsOfOneKeepNoOtherWaiting() {
        queue.put(entries(COURT, Lane.BULK, 0, CROWD));
        queue.put(entries(PROBATION, Lane.NORMAL, CROWD, FEW));

        var given = claimAll(queue, 12);

        assertThat(given).hasSize(CROWD + FEW).doesNotHaveDuplicates();
        // One in twenty is of the crowd meanwhile.
        assertThat(lastOfTheFew(given)).isLessThan(FEW + FEW / 10);
    }

    @Test
    void inOneLaneTwoDepartmentsGoHalfAndHalf() {
        queue.put(entries(COURT, Lane.BULK, 0, CROWD));
        queue.put(entries(PROBATION, Lane.BULK, CROWD, FEW));

        assertThat(lastOfTheFew(claimAll(queue, 12))).isLessThan(2 * FEW);
    }

    @Test
    void aCrowdWithoutRoomStandsInNobodysWay() {
        queue.put(entries(COURT, Lane.NORMAL, 0, CROWD));
        queue.hold(COURT, Lane.URGENT, Duration.ofSeconds(1));
        queue.put(entries(PROBATION, Lane.BULK, CROWD, FEW));

        assertThat(queue.claim(CROWD, LEASE)).hasSize(FEW);
        assertThat(queue.claim(1, LEASE)).isEmpty();
    }

    @Test
    void aThousandDepartmentsEachHaveTheirTurn() {
        var departments =
                IntStream.range(0, 1_000).mapToObj(n -> new DepartmentId("unit-" + n)).toList();
        for (var round = 0; round < 2; round++) {
            for (var unit = 0; unit < departments.size(); unit++) {
                queue.put(entries(departments.get(unit), Lane.NORMAL, 1_000 * round + unit, 1));
            }
        }

        var first = claim(queue, 7, 1_000);

        assertThat(first.stream().map(TurnsOfManyTest::number)).allMatch(number -> number < 1_000);
        assertThat(first).doesNotHaveDuplicates().hasSize(1_000);
    }

    /// The twin's order is that of `Turns`.
    @Test
    void theOrderIsThatOfTheTwin() {
        var chance = new Random(7);
        var twin = new InMemorySendQueue(clock);
        var departments =
                List.of("a", "b-1", "b", "c", "d").stream().map(DepartmentId::new).toList();
        for (var step = 0; step < 300; step++) {
            var some = new ArrayList<QueueEntry>();
            for (var text = chance.nextInt(6); text > 0; text--) {
                some.add(
                        new QueueEntry(
                                Samples.messageId(chance.nextInt(5_000)),
                                departments.get(chance.nextInt(departments.size())),
                                LANES.get(chance.nextInt(LANES.size())),
                                Duration.ofMillis(chance.nextInt(-50, 200))));
            }
            both(twin, each -> each.put(some));
            var department = departments.get(chance.nextInt(departments.size()));
            var lane = LANES.get(chance.nextInt(LANES.size()));
            var wait = Duration.ofMillis(chance.nextInt(-10, 50));
            if (chance.nextInt(5) == 0) {
                both(twin, each -> each.hold(department, lane, wait));
            }
            clock.advance(Duration.ofMillis(chance.nextInt(20)));

            var most = chance.nextInt(1, 8);
            var lease = Duration.ofMillis(chance.nextInt(1, 60));
            var given = queue.claim(most, lease);
            assertThat(given).isEqualTo(twin.claim(most, lease));

            for (var id : given) {
                if (chance.nextBoolean()) {
                    both(twin, each -> each.done(id));
                } else if (chance.nextBoolean()) {
                    both(twin, each -> each.putBack(id, wait));
                }
            }
            assertThat(queue.depth()).isEqualTo(twin.depth());
        }
    }

    private void both(SendQueue twin, Consumer<SendQueue> call) {
        call.accept(queue);
        call.accept(twin);
    }

    private static int lastOfTheFew(List<MessageId> given) {
        return IntStream.range(0, given.size())
                .filter(place -> number(given.get(place)) >= CROWD)
                .max()
                .orElseThrow();
    }

    private static List<MessageId> claimAll(SendQueue queue, int most) {
        return claim(queue, most, Integer.MAX_VALUE);
    }

    private static List<MessageId> claim(SendQueue queue, int most, int inAll) {
        var given = new ArrayList<MessageId>();
        while (given.size() < inAll) {
            var claimed = queue.claim(Math.min(most, inAll - given.size()), LEASE);
            if (claimed.isEmpty()) {
                break;
            }
            given.addAll(claimed);
        }
        return given;
    }

    private static List<QueueEntry> entries(
            DepartmentId department, Lane lane, int first, int howMany) {
        return IntStream.range(first, first + howMany)
                .mapToObj(number ->
                        new QueueEntry(Samples.messageId(number), department, lane, Duration.ZERO))
                .toList();
    }

    private static int number(MessageId id) {
        return Integer.parseInt(id.value().substring(2), 16);
    }
}
