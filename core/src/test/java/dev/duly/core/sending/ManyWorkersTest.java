package dev.duly.core.sending;

import static dev.duly.core.Samples.busy;
import static dev.duly.core.Samples.refused;
import static dev.duly.core.World.draft;
import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.World;
import dev.duly.core.message.MessageState;
import dev.duly.core.phone.PhoneNumber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many workers, the sweep and the reconciliation at the same texts at the same time.
@Timeout(120)
class ManyWorkersTest {
    private static final int PEOPLE = 8;
    private static final int TEXTS_EACH = 12;
    private static final int WORKERS = 6;

    private final World world = new World();

    @Test
    void everyTextGoesOnceAndThoseOfOnePersonInTheirOrder() throws Exception {
        var expected = accept();
        for (var i = 0; i < 30; i++) {
            world.gateway.answersNext(busy(1), taken(i));
        }

        untilAllAreSettled();

        assertThat(world.outbound()).allMatch(text -> text.state() == MessageState.SENT);
        assertThat(wentOut()).isEqualTo(expected);
        assertThat(world.chainsAreWhole()).isTrue();
        assertThat(world.queue.depth()).isZero();
    }

    @Test
    void whatIsRefusedToManyAtOnceStopsTheSenderAndLosesNoText() throws Exception {
        accept();
        for (var i = 0; i < WORKERS; i++) {
            world.gateway.answersNext(refused(30034));
        }
        inParallel(() -> world.duly.sendWorker().runOnce(3));
        assertThat(world.storage.senderPauses().all()).hasSize(1);
        assertThat(world.gateway.requests()).hasSizeLessThanOrEqualTo(WORKERS);

        // Whatever was under way may be refused late, and stop the sender again.
        for (var i = 0; i < WORKERS; i++) {
            world.duly
                    .resumeSender()
                    .resume(World.SERVICE, world.outbound().getFirst().draft().author());
            world.clock.advance(Duration.ofMinutes(1));
            inParallel(() -> world.duly.sendWorker().runOnce(3));
        }
        untilAllAreSettled();

        assertThat(world.outbound()).allMatch(text -> text.state() == MessageState.SENT);
    }

    private Map<PhoneNumber, List<String>> accept() {
        var expected = new HashMap<PhoneNumber, List<String>>();
        for (var i = 0; i < PEOPLE * TEXTS_EACH; i++) {
            var to = new PhoneNumber("+1702555%04d".formatted(3_000 + i % PEOPLE));
            var words = "Text " + i + ".";
            world.accept(draft(to, words));
            world.clock.advance(Duration.ofMillis(1));
            expected.computeIfAbsent(to, _ -> new ArrayList<>()).add(words);
        }
        return expected;
    }

    /// What the provider took, by person; a busy one had the same words once more.
    private Map<PhoneNumber, List<String>> wentOut() {
        var attempts = new HashMap<PhoneNumber, List<String>>();
        for (var request : world.gateway.requests()) {
            var words = attempts.computeIfAbsent(request.to(), _ -> new ArrayList<>());
            if (words.isEmpty() || !words.getLast().equals(request.text().value())) {
                words.add(request.text().value());
            }
        }
        return attempts;
    }

    private GatewayOutcome taken(int number) {
        return new GatewayOutcome.Taken(
                world.providerId(1_000 + number), Optional.empty(), Optional.empty());
    }

    private void untilAllAreSettled() throws Exception {
        for (var i = 0; i < 2_000 && !isSettled(); i++) {
            inParallel(() -> world.duly.sendWorker().runOnce(3));
            world.duly.sweepStuck().runOnce(50);
            world.clock.advance(Duration.ofMillis(500));
        }
    }

    private boolean isSettled() {
        return world.outbound().stream().allMatch(text -> text.state() == MessageState.SENT);
    }

    private static void inParallel(Callable<Integer> step) throws Exception {
        try (var threads = Executors.newFixedThreadPool(WORKERS)) {
            var steps = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < WORKERS; i++) {
                steps.add(step);
            }
            for (var done : threads.invokeAll(steps)) {
                done.get();
            }
        }
    }
}
