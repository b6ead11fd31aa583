package dev.duly.core.provider;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/// How a text is tried again after the provider took it and then said that it never left: a few
/// times, and not at once.
///
/// @param most how often
/// @param pause how long before; empty for the carriers' next day
public record TryAgain(int most, Optional<Duration> pause) {
    private static final Pattern WRITTEN = Pattern.compile("([1-9]) (next-day|P\\S+)");

    /// Where the carriers' day begins. Source: T-Mobile's daily limit, Twilio error 30027.
    private static final ZoneId CARRIERS = ZoneId.of("America/Los_Angeles");

    /// When a text that was dropped at `now` is worth another try.
    public Instant after(Instant now) {
        return pause.map(now::plus).orElseGet(() -> nextDay(now));
    }

    private static Instant nextDay(Instant now) {
        return now.atZone(CARRIERS)
                .toLocalDate()
                .plusDays(1)
                .atTime(LocalTime.MIDNIGHT)
                .atZone(CARRIERS)
                .toInstant();
    }

    /// Empty for `-`.
    ///
    /// @throws IllegalArgumentException when it is neither that nor a count and a wait
    static Optional<TryAgain> of(String written) {
        if (written.equals("-")) {
            return Optional.empty();
        }
        var match = WRITTEN.matcher(written);
        if (!match.matches()) {
            throw new IllegalArgumentException(
                    "again is -, or a digit, a space and a duration or next-day");
        }
        var pause = match.group(2);
        return Optional.of(
                new TryAgain(
                        Integer.parseInt(match.group(1)),
                        pause.equals("next-day")
                                ? Optional.empty()
                                : Optional.of(Duration.parse(pause))));
    }
}
