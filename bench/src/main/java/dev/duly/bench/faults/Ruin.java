package dev.duly.bench.faults;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/// Lets the planned faults strike, each at its place in the sending.
final class Ruin {
    private final Plan plan;
    private final Scene scene;
    private final Course course;
    private final Pauses pauses;
    private final Map<String, Integer> struck = new ConcurrentHashMap<>();

    Ruin(Plan plan, Scene scene, Course course, Pauses pauses) {
        this.plan = plan;
        this.scene = scene;
        this.course = course;
        this.pauses = pauses;
    }

    /// Returns when the last fault is over, or the course is.
    void strikeAll() {
        IntStream.range(0, plan.faults().size())
                .takeWhile(course::awaitFault)
                .forEach(this::strike);
    }

    /// How often each kind struck.
    Map<String, Integer> struck() {
        return Map.copyOf(struck);
    }

    private void strike(int number) {
        var planned = plan.faults().get(number);
        pauses.pause(planned.delay());
        course.faultBegun();
        scene.strike(planned.fault(), plan.seed() + number);
        struck.merge(planned.fault().kind(), 1, Integer::sum);
    }
}
