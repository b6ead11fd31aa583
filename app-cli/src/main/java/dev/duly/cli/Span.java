package dev.duly.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads lengths of time as people type them: `30s`, `15m`, `1h`, `2d`, or ISO 8601 such as `PT1H`.
final class Span {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,6})([smhd])");
    private static final int HOURS_A_DAY = 24;

    private Span() {}

    /// Empty when it is neither.
    static Optional<Duration> of(String written) {
        var match = SHORT.matcher(written);
        if (match.matches()) {
            var count = Long.parseLong(match.group(1));
            return Optional.of(
                    switch (match.group(2)) {
                        case "s" -> Duration.ofSeconds(count);
                        case "m" -> Duration.ofMinutes(count);
                        case "h" -> Duration.ofHours(count);
                        default -> Duration.ofHours(count * HOURS_A_DAY);
                    });
        }
        try {
            return Optional.of(Duration.parse(written)).filter(span -> !span.isNegative());
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// A moment: RFC 3339 such as `2026-11-22T09:00:00Z`, or a length of time before `now`.
    static Optional<Instant> moment(String written, Instant now) {
        try {
            return Optional.of(Instant.parse(written));
        } catch (DateTimeParseException _) {
            return of(written).map(now::minus);
        }
    }
}
