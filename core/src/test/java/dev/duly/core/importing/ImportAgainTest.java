package dev.duly.core.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.importing.OldTexts.Text;
import dev.duly.core.record.Actor;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.thread.ThreadSummary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// An import that is rehearsed, cut off, or run again.
class ImportAgainTest {
    private static final String ANN = "(702) 555-0142";
    private static final String BOB = "702.555.0143";
    private static final Actor BY = Actor.token("admin");

    private final World world = new World(World.OURS);
    private final OldTexts old = new OldTexts();
    private final Instant now = world.clock.instant();

    @Test
    void aRehearsalCountsTheSameAndKeepsNothing() {
        keepSomeOfEach(1_200);

        var foreseen = importing().rehearse(old.kept, Optional.empty(), _ -> {});

        assertThat(threads()).isEmpty();
        assertThat(world.consentOf(World.ANN)).isEmpty();
        assertThat(tasks()).isEmpty();
        assertThat(world.storage.audit().heads()).isEmpty();
        assertThat(old.kept.reached()).isEmpty();
        assertThat(foreseen).usingRecursiveComparison().isEqualTo(run());
    }

    @Test
    void runAgainItChangesNothing() {
        keepSomeOfEach(1_200);
        run();
        var threads = threads();
        var consents = world.consentOf(World.ANN);

        var again = run();

        assertThat(again.placed() + again.contacts() + again.optOuts() + again.optIns()).isZero();
        assertThat(again.standing()).isEqualTo(1_201);
        assertThat(threads()).isEqualTo(threads);
        assertThat(world.consentOf(World.ANN)).isEqualTo(consents);
        assertThat(world.chainsAreWhole()).isTrue();
    }

    @Test
    void cutOffAtAnyCallItGoesOnAndMakesTheSame() {
        keepSomeOfEach(1_200);
        var twin = new ImportAgainTest();
        twin.keepSomeOfEach(1_200);
        twin.run();
        var calls = new ArrayList<String>();
        world.beforeCall = calls::add;
        var cut = 0;

        for (var after = 1; ; after += 37) {
            var limit = after;
            calls.clear();
            world.beforeCall =
                    call -> {
                        calls.add(call);
                        if (calls.size() > limit) {
                            throw new PortException(
                                    "Storage", PortException.Retry.WORTH_IT, "cut off");
                        }
                    };
            try {
                run();
                break;
            } catch (PortException _) {
                cut++;
            }
        }
        world.beforeCall = _ -> {};

        assertThat(cut).isGreaterThan(3);
        assertThat(old.kept.reached()).isEmpty();
        assertThat(threads())
                .extracting(ThreadSummary::person, ThreadSummary::lastMessage)
                .isEqualTo(
                        twin.threads().stream()
                                .map(thread -> tuple(thread.person(), thread.lastMessage()))
                                .toList());
        assertThat(world.consentOf(World.ANN)).isEqualTo(twin.world.consentOf(World.ANN));
        assertThat(tasks()).hasSameSizeAs(twin.tasks());
        assertThat(run().placed()).isZero();
    }

    @Test
    void cutOffBetweenPagesItGoesOnAtTheLastOneThatWasFinished() {
        keepSomeOfEach(1_200);
        assertThatThrownBy(() ->
                        importing()
                                .run(
                                        old.kept,
                                        BY,
                                        Optional.empty(),
                                        _ -> {
                                            throw new IllegalStateException("cut off");
                                        }))
                .isInstanceOf(IllegalStateException.class);

        var rest = run();

        assertThat(rest.isResumed()).isTrue();
        assertThat(rest.texts()).isEqualTo(703);
        assertThat(run().isResumed()).isFalse();
        assertThat(run().standing()).isEqualTo(1_201);
    }

    private void keepSomeOfEach(int texts) {
        for (var text = 0; text < texts; text++) {
            var number = "702555%04d".formatted(text % 40);
            var about = Optional.of("C-%03d".formatted(text % 40));
            old.keep(
                    day(-100).plusSeconds(text),
                    text % 9 == 0
                            ? Text.in(ANN, text % 2 == 0 ? "STOP" : "START")
                            : Text.out(number).about(about, about));
        }
        old.keep(day(-200), Text.in("unknown", "stop texting me"));
        old.keep(day(-200), Text.in(BOB, "stop texting me"));
        old.keep(day(-200), Text.out("n/a"));
    }

    private ImportTally run() {
        return importing().run(old.kept, BY, Optional.empty(), _ -> {});
    }

    private ImportHistory importing() {
        return world.duly.importHistory();
    }

    private Instant day(int number) {
        return now.plus(Duration.ofDays(number));
    }

    private List<ThreadSummary> threads() {
        return world.storage.threads().page(Optional.empty(), 1_000).items();
    }

    private List<Task> tasks() {
        return world.storage.tasks().page(TaskFilter.OPEN, Optional.empty(), 100).items();
    }
}
