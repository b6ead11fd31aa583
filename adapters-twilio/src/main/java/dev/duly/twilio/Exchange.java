package dev.duly.twilio;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What came of one request, as the wire saw it.
sealed interface Exchange {
    /// An answer came, whole.
    ///
    /// @param status as on the status line, whatever the body says
    /// @param headers the first value of each, whatever the case of its name
    record Answered(int status, Map<String, String> headers, String body) implements Exchange {
        public Answered {
            var anyCase = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
            anyCase.putAll(headers);
            headers = anyCase;
        }

        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        /// When, by the clock of whoever answered.
        Optional<Instant> date() {
            return header("Date").flatMap(Answered::instant);
        }

        private static Optional<Instant> instant(String written) {
            try {
                return Optional.of(
                        ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME)
                                .toInstant());
            } catch (DateTimeParseException _) {
                return Optional.empty();
            }
        }
    }

    /// No byte of the body left us, and none will.
    record NeverSent(String why) implements Exchange {}

    /// The body left us, or may have, and no whole answer came.
    record NoAnswer(String why) implements Exchange {}
}
