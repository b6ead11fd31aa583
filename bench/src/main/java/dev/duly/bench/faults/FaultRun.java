package dev.duly.bench.faults;

import dev.duly.core.message.OutboundMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// One proof: starts the processes, lets texts and faults loose on them, waits until all is
/// settled, and looks whether every promise was kept.
public final class FaultRun {
    /// The server's `DULY_LEASE`: short, so that a pause is soon longer.
    static final Duration LEASE = Duration.ofSeconds(3);

    /// The server's `DULY_RECONCILE_AFTER`: longer than the sandbox takes texts late and lists them
    /// late together, which is what the provider's silence is worth.
    static final Duration RECONCILE_AFTER = Duration.ofSeconds(4);

    /// What to do.
    ///
    /// @param jar the executable that is put to the proof
    /// @param atMost how long texts and faults may go on
    /// @param settleWithin how long all may take to settle afterwards
    /// @param isKept whether the folder stays when all promises were kept; otherwise it does anyway
    public record Order(
            Path jar, Plan plan, Duration atMost, Duration settleWithin, boolean isKept) {}

    /// Told how far it is.
    public interface Watcher {
        void at(String phase, int texts, int faults);
    }

    private static final String ONE_KEY_ONE_TEXT = "a key has one text, whenever it is asked";
    private static final String ENDS_IN_ORDER = "each server ends in order";
    private static final Duration BETWEEN_NEWS = Duration.ofMillis(250);

    private final Order order;
    private final Watcher watcher;
    private final Pauses pauses = new Pauses();
    private final Promises promises = new Promises();
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

    public FaultRun(Order order, Watcher watcher) {
        this.order = order;
        this.watcher = watcher;
    }

    /// @throws IllegalStateException when the run itself failed, and nothing is proved
    public Report run() {
        var folder = folder();
        var report = runIn(folder);
        if (report.isGreen() && !order.isKept()) {
            delete(folder);
            return report;
        }
        return report.keptIn(folder.toString());
    }

    private Report runIn(Path folder) {
        try (var scene = Scene.in(folder, order.jar(), order.plan().nodes(), pauses)) {
            watcher.at("starting", 0, 0);
            scene.open();
            var course = new Course(order.plan());
            var ruin = new Ruin(order.plan(), scene, course, pauses);
            var started = System.nanoTime();
            disturb(scene, course, ruin);
            var sending = since(started);
            watcher.at("settling", course.done(), course.begun());
            scene.calm();
            var settled = new Settling(scene, pauses).await(order.settleWithin());
            watcher.at("checking", course.done(), course.begun());
            // First the end, so that nothing is on its way while the two are compared.
            var ends = scene.endServers();
            var evidence = evidence(scene.books(), scene.sandbox().texts());
            return new Report(
                    order.plan().seed(),
                    planned(course),
                    counts(evidence),
                    ruin.struck(),
                    sending,
                    settled.took(),
                    settled.unsettled(),
                    checked(),
                    violations(evidence, ends),
                    Optional.empty());
        }
    }

    private Report.Planned planned(Course course) {
        var texts = order.plan().texts().size();
        var faults = order.plan().faults().size();
        return new Report.Planned(
                order.plan().nodes(),
                texts,
                faults,
                course.done() < texts || course.begun() < faults);
    }

    /// Texts, handsets and faults, all at once, until the last is done or the time is up.
    private void disturb(Scene scene, Course course, Ruin ruin) {
        var clients = new Clients(order.plan(), scene.server(), course, pauses, promises);
        var handsets = new Handsets(order.plan(), scene.sandbox(), course);
        try (var clock = Executors.newSingleThreadScheduledExecutor();
                var running = Executors.newVirtualThreadPerTaskExecutor()) {
            var _ = clock.schedule(course::end, order.atMost().toMillis(), TimeUnit.MILLISECONDS);
            var _ =
                    clock.scheduleAtFixedRate(
                            () -> watcher.at("sending", course.done(), course.begun()),
                            0,
                            BETWEEN_NEWS.toMillis(),
                            TimeUnit.MILLISECONDS);
            var all =
                    List.<Future<?>>of(
                            running.submit(() -> orEnd(course, clients::askForAll)),
                            running.submit(() -> orEnd(course, handsets::textAll)),
                            running.submit(() -> orEnd(course, ruin::strikeAll)));
            try {
                all.forEach(Clients::join);
            } catch (RuntimeException e) {
                // The others were only called off.
                throw Optional.ofNullable(failure.get()).orElse(e);
            } finally {
                clock.shutdownNow();
            }
        }
    }

    /// When one part fails, the others must not wait for it for ever.
    private void orEnd(Course course, Runnable part) {
        try {
            part.run();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
            course.end();
            pauses.callOff();
            throw e;
        }
    }

    private Evidence evidence(Books opened, List<SandboxText> atSandbox) {
        try (var books = opened) {
            return new Evidence(
                    promises.accepted(),
                    promises.inDoubt(),
                    books.outbound(),
                    books.inbound(),
                    books.chains(),
                    atSandbox);
        }
    }

    /// @param ends the codes with which the servers ended
    private List<Violation> violations(Evidence evidence, List<OptionalInt> ends) {
        var violations = new ArrayList<Violation>();
        for (var node = 0; node < ends.size(); node++) {
            if (ends.get(node).orElse(-1) != 0) {
                var sentence = "SIGTERM ended it with " + ends.get(node);
                violations.add(
                        new Violation(ENDS_IN_ORDER, "server " + (node + 1), sentence, List.of()));
            }
        }
        promises.broken()
                .forEach(sentence ->
                        violations.add(
                                new Violation(ONE_KEY_ONE_TEXT, "clients", sentence, List.of())));
        order.plan().checks().forEach(check -> violations.addAll(check.violations(evidence)));
        return violations;
    }

    private List<String> checked() {
        var checked = new ArrayList<String>();
        order.plan().checks().forEach(check -> checked.add(check.promise()));
        checked.add(ONE_KEY_ONE_TEXT);
        checked.add(ENDS_IN_ORDER);
        return checked;
    }

    private SequencedMap<String, Integer> counts(Evidence evidence) {
        var counts = new LinkedHashMap<String, Integer>();
        counts.put("accepted", evidence.accepted().size());
        counts.put("refused", promises.refused().size());
        counts.put("never answered", evidence.inDoubt().size());
        evidence.outbound().stream()
                .map(OutboundMessage::state)
                .sorted()
                .forEach(state -> counts.merge(state.word(), 1, Integer::sum));
        counts.put("at the sandbox", count(evidence, SandboxText::isTaken));
        counts.put("from handsets", count(evidence, SandboxText::isInbound));
        counts.put("received", evidence.inbound().size());
        return counts;
    }

    private static int count(Evidence evidence, Predicate<SandboxText> which) {
        return (int) evidence.sandbox().stream().filter(which).count();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("duly-faults-");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder", e);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
