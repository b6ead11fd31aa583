package dev.duly.bench.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What processes take of the machine.
final class Vitals {
    private static final double KILOBYTES_A_MEGABYTE = 1_024;

    private Vitals() {}

    /// All that they have computed since they began, in microseconds of one core.
    static double cpuMicros(List<Process> processes) {
        return processes.stream()
                        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                        .mapToLong(Duration::toNanos)
                        .sum()
                / 1e3;
    }

    /// What they hold in memory right now, as Linux counts it, in megabytes of 1,024 kilobytes.
    static double residentMegabytes(List<Process> processes) {
        return processes.stream().mapToDouble(Vitals::residentMegabytes).sum();
    }

    private static double residentMegabytes(Process process) {
        try (var lines = Files.lines(Path.of("/proc", process.pid() + "", "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> line.replaceAll("[^0-9]", ""))
                            .mapToLong(Long::parseLong)
                            .sum()
                    / KILOBYTES_A_MEGABYTE;
        } catch (IOException e) {
            throw new UncheckedIOException("only Linux tells what a process holds", e);
        }
    }
}
