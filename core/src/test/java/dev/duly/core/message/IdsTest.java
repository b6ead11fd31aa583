package dev.duly.core.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.memory.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final Instant NOON = Instant.parse("2026-11-23T20:00:00Z");

    private final MovableClock clock = new MovableClock(NOON);
    private final Ids ids = new Ids(clock, new Random(7));

    @Test
    void anIdHas24HexDigitsAndBeginsWithItsSecond() {
        assertThat(ids.next())
                .matches("[0-9a-f]{24}")
                .startsWith("%08x".formatted(NOON.getEpochSecond()));
    }

    @Test
    void idsGrow() {
        var made = new ArrayList<String>();
        for (var i = 0; i < 1_000; i++) {
            made.add(ids.next());
            if (i % 100 == 0) {
                clock.advance(Duration.ofSeconds(1));
            }
        }

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void idsGrowThroughALongSecondWhateverTheChance() {
        for (var seed = 0; seed < 100; seed++) {
            var some = new Ids(clock, new Random(seed));
            var first = some.next();
            IntStream.range(0, 1_000).forEach(_ -> some.next());

            assertThat(some.next()).isGreaterThan(first);
        }
    }

    @Test
    void twoProcessesMakeDifferentIds() {
        var other = new Ids(clock, new Random(8));

        assertThat(other.next().substring(8, 18)).isNotEqualTo(ids.next().substring(8, 18));
    }

    @Test
    void noTwoThreadsGetOneId() throws Exception {
        Callable<ArrayList<String>> thousand =
                () -> {
                    var made = new ArrayList<String>();
                    IntStream.range(0, 1_000).forEach(_ -> made.add(ids.next()));
                    return made;
                };
        var all = new HashSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var made :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> thousand).toList())) {
                all.addAll(made.get());
            }
        }

        assertThat(all).hasSize(8_000);
    }

    @Test
    void messagesAndThreadsGetIdsOfTheirKind() {
        assertThat(ids.message().value()).isLessThan(ids.thread().value());
    }
}
