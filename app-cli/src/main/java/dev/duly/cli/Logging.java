package dev.duly.cli;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// One event, one line, on standard error.
final class Logging {
    private static final Logger ROOT = Logger.getLogger("");
    private static final Logger OURS = Logger.getLogger("dev.duly");

    /// Prints addresses with numbers in them below this level, and so never gets a lower one.
    private static final Logger TWILIO = Logger.getLogger("com.twilio.http");

    /// Says in many words that it cannot listen, which we say in one sentence.
    private static final Logger LISTENER = Logger.getLogger("io.helidon.webserver.LoomServer");

    private Logging() {}

    /// @param word `warning`, `info` or `debug`; libraries never say less than warnings
    static void start(String word) {
        for (var handler : ROOT.getHandlers()) {
            ROOT.removeHandler(handler);
        }
        var handler = new ConsoleHandler();
        handler.setFormatter(new OneLine());
        handler.setLevel(Level.ALL);
        ROOT.addHandler(handler);
        ROOT.setLevel(Level.WARNING);
        TWILIO.setLevel(Level.WARNING);
        LISTENER.setLevel(Level.OFF);
        OURS.setLevel(
                switch (word) {
                    case "debug" -> Level.FINE;
                    case "info" -> Level.INFO;
                    default -> Level.WARNING;
                });
    }

    private static final class OneLine extends Formatter {
        @Override
        public String format(LogRecord entry) {
            var line =
                    "%s %s %s %s"
                            .formatted(
                                    Instant.ofEpochMilli(entry.getMillis())
                                            .truncatedTo(ChronoUnit.MILLIS),
                                    entry.getLevel().getName(),
                                    entry.getLoggerName(),
                                    formatMessage(entry));
            var thrown = entry.getThrown();
            return (thrown == null ? line : line + " cause=" + causes(thrown))
                            .replace('\n', ' ')
                            .replace('\r', ' ')
                    + System.lineSeparator();
        }

        /// The chain of what went wrong, and where it began: a whole stack is not one line.
        private static String causes(Throwable thrown) {
            var text = new StringBuilder(thrown.toString());
            var last = thrown;
            for (var cause = thrown.getCause(); cause != null; cause = cause.getCause()) {
                text.append(" <- ").append(cause);
                last = cause;
            }
            var stack = last.getStackTrace();
            return stack.length == 0 ? text.toString() : text.append(" at ").append(stack[0]) + "";
        }
    }
}
