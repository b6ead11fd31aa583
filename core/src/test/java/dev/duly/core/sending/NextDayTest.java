package dev.duly.core.sending;

import static dev.duly.core.Samples.reasons;
import static dev.duly.core.World.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.department.DailyCap;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Draft;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.text.MessageText;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The carriers let the sender send two segments a day: one for bulk texts and for an officer's,
/// and one more for what is urgent. It is nine in the morning.
class NextDayTest {
    private final World world = withDailyCap(2);

    @Test
    void anUrgentTextPassesWhatWaitsForTheNextDay() {
        accept(Purpose.BULK, "One.");
        var bulk = accept(Purpose.BULK, "Two.");
        work();
        assertThat(reasons(world.text(bulk))).containsExactly("daily_cap");

        var court = accept(Purpose.COURT, "Court is today at 2.");
        work();

        assertThat(world.stateOf(court)).isEqualTo(MessageState.SENT);
        assertThat(world.stateOf(bulk)).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void itPassesWhatWaitsBehindSuchATextToo() {
        accept(Purpose.MANUAL, "One.");
        var first = accept(Purpose.MANUAL, "Two.");
        var second = accept(Purpose.MANUAL, "Three.");
        work();
        world.clock.advance(Duration.ofMinutes(2));
        work();
        assertThat(reasons(world.text(first))).containsExactly("daily_cap");

        var court = accept(Purpose.COURT, "Court is today at 2.");
        world.duly.sendWorker().send(court);

        assertThat(world.stateOf(court)).isEqualTo(MessageState.SENT);
        assertThat(world.stateOf(second)).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void noTextOfItsOwnKindPasses() {
        accept(Purpose.BULK, "One.");
        var first = accept(Purpose.BULK, "Two.");
        work();
        var second = accept(Purpose.BULK, "Three.");

        world.duly.sendWorker().send(second);
        assertThat(reasons(world.text(second))).containsExactly("earlier_text_first");
        world.clock.advance(Duration.ofHours(16));
        world.duly.sendWorker().send(second);

        assertThat(world.stateOf(first)).isEqualTo(MessageState.SENT);
        assertThat(world.stateOf(second)).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void whatPassesTakesNothingAlongThatIsNoMoreUrgent() {
        var other = withDailyCap(4);
        var first = accept(other, Purpose.MANUAL, "One. ".repeat(60));
        other.duly.sendWorker().runOnce(10);
        var second = accept(other, Purpose.MANUAL, "Two. ".repeat(60));
        other.duly.sendWorker().send(second);
        assertThat(reasons(other.text(second))).containsExactly("daily_cap");
        var third = accept(other, Purpose.MANUAL, "Three.");
        var court = accept(other, Purpose.COURT, "Court is today at 2.");

        other.duly.sendWorker().send(court);

        assertThat(other.stateOf(first)).isEqualTo(MessageState.SENT);
        assertThat(other.stateOf(court)).isEqualTo(MessageState.SENT);
        assertThat(other.stateOf(third)).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void whatPassesABulkTextToTakesNothingAlongPastTheFirst() {
        var other = withDailyCap(4);
        accept(other, Purpose.MANUAL, "One. ".repeat(60));
        other.duly.sendWorker().runOnce(10);
        var second = accept(other, Purpose.MANUAL, "Two. ".repeat(60));
        other.duly.sendWorker().send(second);
        assertThat(reasons(other.text(second))).containsExactly("daily_cap");
        accept(other, Purpose.BULK, "To all.");
        var fourth = accept(other, Purpose.MANUAL, "Four.");
        var court = accept(other, Purpose.COURT, "Court is today at 2.");

        other.duly.sendWorker().send(court);

        assertThat(other.stateOf(court)).isEqualTo(MessageState.SENT);
        assertThat(other.stateOf(fourth)).isEqualTo(MessageState.QUEUED);
    }

    private MessageId accept(Purpose purpose, String words) {
        return accept(world, purpose, words);
    }

    private static MessageId accept(World where, Purpose purpose, String words) {
        return where.accept(
                Draft.of(
                        Actor.token("officer"),
                        ANN,
                        MessageText.of(words),
                        World.PRETRIAL,
                        purpose));
    }

    private void work() {
        for (var round = 0; round < 5; round++) {
            world.duly.sendWorker().runOnce(10);
        }
    }

    /// A department from whose sender carriers take `segments` a day.
    private static World withDailyCap(int segments) {
        var cap = new DailyCap("brand", segments, ZoneId.of("America/Los_Angeles"));
        var sender = SenderAddress.of(World.SERVICE);
        return new World(new Sender(sender, KeywordAnswers.TWILIO_DEFAULT, 100, Optional.of(cap)));
    }
}
