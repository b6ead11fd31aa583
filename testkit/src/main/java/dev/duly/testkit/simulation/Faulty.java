package dev.duly.testkit.simulation;

import java.util.Arrays;
import java.util.stream.Collectors;

/// A failure in one line.
final class Faulty {
    private static final int FRAMES = 6;

    private Faulty() {}

    static String line(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < ", failure + " at ", ""));
    }
}
