package dev.duly.bench.measure;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was measured, run by run, as a small table: the median of each side, the least and the most
/// of it, and Duly's median as a multiple of the other's.
final class Figures {
    private static final String FORMAT = "%-52s %-5s %12s %12s %12s %8s%n";

    private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

    /// @param row begins with its number in the list of targets
    /// @param side `duly` or `peer`
    synchronized void add(String row, String side, double value) {
        values.computeIfAbsent(row, _ -> new TreeMap<>())
                .computeIfAbsent(side, _ -> new ArrayList<>())
                .add(value);
    }

    void print(PrintStream out) {
        out.printf(FORMAT, "figure", "side", "median", "min", "max", "ratio");
        values.forEach((row, sides) ->
                sides.forEach((side, runs) -> {
                    var sorted = sorted(runs);
                    out.printf(
                            FORMAT,
                            row,
                            side,
                            shown(median(sorted)),
                            shown(sorted[0]),
                            shown(sorted[sorted.length - 1]),
                            side.equals("duly") ? ratio(sides) : "");
                }));
    }

    private static String ratio(Map<String, List<Double>> sides) {
        var peer = sides.get("peer");
        return peer == null
                ? ""
                : "%.2fx"
                        .formatted(
                                median(sorted(sides.getOrDefault("duly", List.of())))
                                        / median(sorted(peer)));
    }

    private static double[] sorted(List<Double> runs) {
        var sorted = runs.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /// Of an even number the mean of the middle two.
    static double median(double[] sorted) {
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String shown(double value) {
        return value >= 1_000 ? "%,.0f".formatted(value) : "%.2f".formatted(value);
    }
}
