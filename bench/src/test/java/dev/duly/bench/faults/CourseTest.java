package dev.duly.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CourseTest {
    private final Plan plan = Plan.draw(1, 1, 100, 10);
    private final Course course = new Course(plan);

    @Test
    void theFirstTextsWaitForNothing() {
        assertThat(course.awaitTurn(0)).isTrue();
    }

    @Test
    void aTextWaitsForTheFaultsThatComeLongBeforeIt() throws Exception {
        var last = waiting(() -> course.awaitTurn(99));
        plan.faults().forEach(_ -> course.faultBegun());
        assertThat(last.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFaultWaitsForTheTextsBeforeIt() throws Exception {
        var last = waiting(() -> course.awaitFault(9));
        plan.texts().forEach(_ -> course.textDone());
        assertThat(last.get(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nothingStartsOnceItIsOver() throws Exception {
        var last = waiting(() -> course.awaitTurn(99));
        course.end();
        assertThat(last.get(10, TimeUnit.SECONDS)).isFalse();
    }

    /// Asks in a thread of its own, and returns once that waits.
    private static FutureTask<Boolean> waiting(Callable<Boolean> asking) {
        var task = new FutureTask<>(asking);
        var thread = Thread.ofPlatform().start(task);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> thread.getState() == Thread.State.WAITING);
        return task;
    }
}
