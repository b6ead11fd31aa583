package dev.duly.bench.measure;

import java.util.stream.LongStream;

/// How long many things took, in milliseconds.
record Spread(double p50, double p99) {
    private static final double NANOS_A_MILLI = 1e6;
    private static final double MEDIAN = 0.5;
    private static final double LAST_OF_A_HUNDRED = 0.99;

    static Spread of(LongStream nanos) {
        var sorted = nanos.sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was measured");
        }
        return new Spread(at(sorted, MEDIAN), at(sorted, LAST_OF_A_HUNDRED));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / NANOS_A_MILLI;
    }
}
