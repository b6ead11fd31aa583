package dev.duly.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import org.junit.jupiter.api.Test;

class RidesTest {
    private final List<List<Integer>> trips = new CopyOnWriteArrayList<>();
    private final CountDownLatch firstIsAway = new CountDownLatch(1);
    private final CountDownLatch firstMayReturn = new CountDownLatch(1);
    private final Phaser boarded = new Phaser(1);

    @Test
    void whoComesAloneLeavesAtOnce() {
        var rides = rides();
        firstMayReturn.countDown();

        assertThat(ride(rides, 1)).isEqualTo(10);
        assertThat(ride(rides, 2)).isEqualTo(20);

        assertThat(trips).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void whoComesWhileATripIsUnderWayGoesAlongWithTheNext() throws Exception {
        assertThat(answers(3)).containsExactly(10, 20, 30, 40);

        assertThat(trips).hasSize(2);
        assertThat(trips.getFirst()).containsExactly(1);
        assertThat(trips.getLast()).containsExactlyInAnyOrder(2, 3, 4);
    }

    @Test
    void nobodyBoardsAFullRide() throws Exception {
        assertThat(answers(7)).hasSize(8);

        assertThat(trips).allMatch(load -> load.size() <= 5);
        assertThat(trips.stream().flatMap(List::stream)).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void whatGoesWrongIsToldToAllOnBoardAndToNobodyElse() {
        var rides =
                new Rides<List<Integer>, List<Integer>>(
                        ArrayList::new,
                        load -> load.size() >= 5,
                        load -> {
                            if (load.contains(13)) {
                                throw new IllegalStateException("an accident");
                            }
                            return load;
                        });

        assertThatThrownBy(() -> ride(rides, 13))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an accident");
        assertThat(ride(rides, 1)).isEqualTo(1);
    }

    /// Of one who leaves at once, and so many who come while that trip is under way.
    private List<Integer> answers(int howMany) throws Exception {
        var rides = rides();
        var answers = new ArrayList<Future<Integer>>();
        try (var riders = Executors.newVirtualThreadPerTaskExecutor()) {
            answers.add(riders.submit(() -> ride(rides, 1)));
            firstIsAway.await();
            for (var number = 2; number < 2 + howMany; number++) {
                var own = number;
                answers.add(riders.submit(() -> ride(rides, own)));
            }
            while (boarded.getPhase() < 1 + howMany) {
                boarded.awaitAdvance(boarded.getPhase());
            }
            firstMayReturn.countDown();
        }
        var found = new ArrayList<Integer>();
        for (var answer : answers) {
            found.add(answer.get());
        }
        return found;
    }

    /// Rides of at most five, each of whom gets back ten times their number.
    private Rides<List<Integer>, List<Integer>> rides() {
        return new Rides<>(
                ArrayList::new,
                load -> load.size() >= 5,
                load -> {
                    trips.add(load);
                    firstIsAway.countDown();
                    awaitReturn();
                    return load.stream().map(number -> 10 * number).toList();
                });
    }

    private void awaitReturn() {
        try {
            firstMayReturn.await();
        } catch (InterruptedException e) {
            throw new AssertionError("the test was interrupted", e);
        }
    }

    private int ride(Rides<List<Integer>, List<Integer>> rides, int number) {
        return rides.take(load -> {
            load.add(number);
            var seat = load.size() - 1;
            boarded.arrive();
            return answer -> answer.get(seat);
        });
    }
}
