package dev.duly.core;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A failure that nobody foresaw, fit for a log.
public final class Fault {
    private static final int FRAMES = 12;

    private Fault() {}

    /// One line: what failed and where, through all causes, without what the exceptions say: that
    /// may quote a body or a number.
    public static String line(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(Fault::one)
                .collect(Collectors.joining(" caused by "));
    }

    private static String one(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < ", failure.getClass().getName() + " at ", ""));
    }
}
