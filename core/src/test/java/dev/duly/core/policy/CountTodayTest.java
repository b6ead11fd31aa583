package dev.duly.core.policy;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.PRETRIAL;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.department.DailyCap;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.MessageState;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The world begins on 22 November at 09:00 in Los Angeles.
class CountTodayTest {
    private static final DailyCap CAP =
            new DailyCap("brand-7", 100, ZoneId.of("America/Los_Angeles"));
    private static final String TWO_SEGMENTS = "a".repeat(161);

    private final World world = new World();

    @Test
    void whatWentSinceTheCapsMidnightCountsBySegments() {
        cap(Optional.of(CAP));
        world.send(ANN, "Yesterday.");
        world.clock.advance(Duration.ofHours(16));
        world.send(ANN, "Today.");
        world.send(BOB, TWO_SEGMENTS);

        assertThat(counted()).containsEntry(CAP, 3);
    }

    @Test
    void whatWaitsOrWasNeverTriedDoesNotCount() {
        cap(Optional.of(CAP));
        var canceled = world.accept(draft(BOB, "Not yet."));

        assertThat(world.stateOf(canceled)).isEqualTo(MessageState.QUEUED);
        assertThat(counted().getOrDefault(CAP, 0)).isZero();
    }

    @Test
    void withoutACapNothingIsCounted() {
        cap(Optional.empty());
        world.send(ANN, "Today.");

        assertThat(counted()).isEmpty();
    }

    private Map<DailyCap, Integer> counted() {
        return new CountToday(world.storage.messages(), world.storage.departments())
                .segments(world.clock.instant());
    }

    private void cap(Optional<DailyCap> cap) {
        var before = world.storage.departments().find(PRETRIAL).orElseThrow();
        world.keep(
                before.sendingFrom(
                        new Sender(
                                SenderAddress.of(World.SERVICE),
                                KeywordAnswers.TWILIO_DEFAULT,
                                100,
                                cap)));
    }
}
