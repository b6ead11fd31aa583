package dev.duly.core.sending;

import static dev.duly.core.Samples.reasons;
import static dev.duly.core.World.ANN;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.health.Alert;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockCheckTest {
    private final List<Alert> alerts = new ArrayList<>();
    private final World world = new World();
    private final Instant start = world.clock.instant();

    @ParameterizedTest
    @ValueSource(longs = {31, 3_600, -32, -3_600})
    void aClockThatIsFarOffStopsSending(long seconds) {
        provider(start.plusSeconds(seconds));

        var id = world.send(ANN, "See you at 9.");

        assertThat(world.gateway.requests()).isEmpty();
        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);
        assertThat(reasons(world.text(id))).containsExactly("clock_skew");
        assertThat(world.text(id).attempts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {30, 1, 0, -1, -30, -31})
    void exactlyHalfAMinuteIsNotTooFar(long seconds) {
        // The provider's second may be a whole one old when it is read.
        provider(start.plusSeconds(seconds));

        assertThat(world.stateOf(world.send(ANN, "See you at 9."))).isEqualTo(MessageState.SENT);
    }

    @Test
    void aMillisecondMoreThanHalfAMinuteIsTooFar() {
        provider(start.plusSeconds(30).plusMillis(1));

        assertThat(world.stateOf(world.send(ANN, "See you at 9."))).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void anAnswerThatTookLongIsNoSkew() {
        var clock = new MovableClock(start);
        var slow =
                new Asked(() -> {
                    var said = clock.instant();
                    clock.advance(Duration.ofSeconds(45));
                    return new ProviderTime.Said(said);
                });

        assertThat(new ClockCheck(slow, alerts::add, clock).tooFar()).isEmpty();
    }

    @Test
    void whenTheClockIsSetRightTextsGoByThemselvesWithinAboutAMinute() {
        provider(start.plusSeconds(600));
        var id = world.send(ANN, "See you at 9.");
        world.gateway.tells(new ProviderTime.Said(start.plusSeconds(60)));

        for (var i = 0; i < 9; i++) {
            world.clock.advance(Duration.ofSeconds(10));
            world.duly.sendWorker().runOnce(10);
        }

        assertThat(world.stateOf(id)).isEqualTo(MessageState.SENT);
        assertThat(reasons(world.text(id))).containsExactly("clock_skew");
    }

    @Test
    void aClockThatGoesWrongLaterIsFoundWithinAMinute() {
        world.send(ANN, "See you at 9.");
        provider(start.plusSeconds(3_600));
        world.clock.advance(Duration.ofSeconds(60));

        assertThat(world.stateOf(world.send(World.BOB, "Hi."))).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void aClockThatIsSetBackIsLookedAtAtOnce() {
        world.send(ANN, "See you at 9.");
        provider(start);
        world.clock.set(start.minusSeconds(3_600));

        assertThat(world.stateOf(world.send(World.BOB, "Hi."))).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void aProviderThatCannotBeAskedLeavesWhatWasKnown() {
        provider(start.plusSeconds(600));
        var id = world.send(ANN, "See you at 9.");
        world.gateway.tells(new ProviderTime.Unavailable("away"));
        for (var i = 0; i < 10; i++) {
            world.clock.advance(Duration.ofSeconds(30));
            world.duly.sendWorker().runOnce(10);
        }

        assertThat(world.stateOf(id)).isEqualTo(MessageState.QUEUED);
    }

    @Test
    void aProviderThatCouldNeverBeAskedStopsNothing() {
        world.gateway.tells(new ProviderTime.Unavailable("away"));

        assertThat(world.stateOf(world.send(ANN, "See you at 9."))).isEqualTo(MessageState.SENT);
    }

    @Test
    void aWrongClockIsAnAlertOnceAndAgainWhenItGoesWrongAgain() {
        var clock = new MovableClock(start);
        var skew = new AtomicLong(45);
        var asked = new Asked(() -> new ProviderTime.Said(clock.instant().plusSeconds(skew.get())));
        var check = new ClockCheck(asked, alerts::add, clock);

        for (var minute = 0; minute < 5; minute++) {
            assertThat(check.tooFar()).contains(Duration.ofSeconds(45));
            clock.advance(Duration.ofMinutes(1));
        }
        skew.set(0);
        assertThat(check.tooFar()).isEmpty();
        clock.advance(Duration.ofMinutes(1));
        skew.set(-50);
        assertThat(check.tooFar()).isPresent();

        assertThat(alerts).extracting(Alert::code).containsExactly("clock_skew", "clock_skew");
        assertThat(alerts.getFirst().sentence()).contains("45 s");
    }

    @Test
    void theProviderIsAskedOnceAMinute() {
        var clock = new MovableClock(start);
        var asked = new Asked(() -> new ProviderTime.Said(clock.instant()));
        var check = new ClockCheck(asked, alerts::add, clock);
        for (var i = 0; i < 600; i++) {
            assertThat(check.tooFar()).isEmpty();
            clock.advance(Duration.ofMillis(100));
        }
        assertThat(asked.times).isEqualTo(1);

        assertThat(check.tooFar()).isEmpty();
        assertThat(asked.times).isEqualTo(2);
    }

    private void provider(Instant says) {
        world.gateway.tells(new ProviderTime.Said(says));
    }

    private MessageId accepted() {
        return world.accept(draft(ANN, "See you at 9."));
    }

    @Test
    void aTextThatWaitsForTheClockSaysSoOnce() {
        provider(start.plusSeconds(600));
        var id = accepted();
        for (var i = 0; i < 20; i++) {
            world.duly.sendWorker().runOnce(10);
            world.clock.advance(Duration.ofSeconds(15));
        }

        assertThat(reasons(world.text(id))).containsExactly("clock_skew");
    }

    @Test
    void whoAskedLastKeepsNobodyElseFromAsking() throws Exception {
        var clock = new MovableClock(start);
        var asked = new Asked(() -> new ProviderTime.Said(clock.instant()));
        var check = new ClockCheck(asked, alerts::add, clock);
        Thread.ofVirtual().start(check::tooFar).join();

        clock.advance(Duration.ofMinutes(1));
        assertThat(check.tooFar()).isEmpty();

        assertThat(asked.times).isEqualTo(2);
    }

    /// A gateway that can tell the time and nothing else.
    private static final class Asked implements SmsGateway {
        private final Supplier<ProviderTime> answer;
        private int times;

        Asked(Supplier<ProviderTime> answer) {
            this.answer = answer;
        }

        @Override
        public ProviderTime time() {
            times++;
            return answer.get();
        }

        @Override
        public GatewayAccount account() {
            return World.ACCOUNT;
        }

        @Override
        public GatewayOutcome send(SendRequest request) {
            throw new UnsupportedOperationException("nothing is sent here");
        }

        @Override
        public Listing list(PhoneNumber to, Instant createdAfter) {
            throw new UnsupportedOperationException("nothing is listed here");
        }

        @Override
        public Fetched fetch(ProviderMessageId id) {
            throw new UnsupportedOperationException("nothing is fetched here");
        }
    }
}
