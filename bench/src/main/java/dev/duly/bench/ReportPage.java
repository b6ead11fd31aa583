package dev.duly.bench;

import dev.duly.bench.faults.Report;
import dev.duly.bench.faults.Violation;
import java.io.PrintStream;
import java.time.Duration;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A report for people.
final class ReportPage {
    private static final int STORIES_OF_A_PROMISE = 3;
    private static final double MILLIS = 1_000.0;

    private final PrintStream out;

    ReportPage(PrintStream out) {
        this.out = out;
    }

    void print(Report report) {
        out.printf(
                "Seed %d: %s, %d texts, %d faults%s; sent for %s, settled %s after the last fault%n",
                report.seed(),
                nodes(report.planned().nodes()),
                report.planned().texts(),
                report.planned().faults(),
                report.planned().isCutShort() ? " planned, cut short" : "",
                seconds(report.sending()),
                seconds(report.settling()));
        out.println("Texts:");
        report.texts().forEach((what, count) -> out.printf("  %6d %s%n", count, what));
        out.println("Faults:");
        new TreeMap<>(report.faults())
                .forEach((what, count) -> out.printf("  %6d %s%n", count, what));
        if (!report.unsettled().isEmpty()) {
            out.println("Not settled:");
            report.unsettled().forEach((what, count) -> out.printf("  %6d %s%n", count, what));
        }
        out.println("Promises:");
        var broken =
                report.violations().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Violation::promise, TreeMap::new, Collectors.toList()));
        report.checked().stream()
                .filter(promise -> !broken.containsKey(promise))
                .forEach(promise -> out.println("    kept " + promise));
        broken.forEach((promise, violations) -> {
            out.printf("  BROKEN %s: %d times%n", promise, violations.size());
            violations.stream().limit(STORIES_OF_A_PROMISE).forEach(this::tell);
            if (violations.size() > STORIES_OF_A_PROMISE) {
                out.printf("    and %d more%n", violations.size() - STORIES_OF_A_PROMISE);
            }
        });
        report.folder().ifPresent(folder -> out.println("Kept for a look: " + folder));
    }

    private void tell(Violation violation) {
        out.println("    " + violation.subject() + " " + violation.sentence());
        violation.story().forEach(line -> out.println("      " + line));
    }

    private static String nodes(int count) {
        return count == 1 ? "one node" : count + " nodes";
    }

    private static String seconds(Duration duration) {
        return "%.1f s".formatted(duration.toMillis() / MILLIS);
    }
}
