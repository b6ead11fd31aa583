package dev.duly.bench.faults;

import static java.util.stream.Collectors.groupingBy;

import java.util.List;
import java.util.concurrent.Executors;

/// Lets the planned handsets text, each at its place in the sending.
final class Handsets {
    private final Plan plan;
    private final SandboxDoor sandbox;
    private final Course course;

    Handsets(Plan plan, SandboxDoor sandbox, Course course) {
        this.plan = plan;
        this.sandbox = sandbox;
        this.course = course;
    }

    /// Returns when the last one has its answer, or the course is over.
    void textAll() {
        var people =
                plan.handsetTexts().stream().collect(groupingBy(PlannedHandsetText::from)).values();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = people.stream().map(texts -> threads.submit(() -> text(texts))).toList();
            running.forEach(Clients::join);
        }
    }

    /// A person sends the next when the one before has its answer, which may take long.
    private void text(List<PlannedHandsetText> texts) {
        texts.stream().takeWhile(text -> course.awaitDone(text.after())).forEach(sandbox::hear);
    }
}
