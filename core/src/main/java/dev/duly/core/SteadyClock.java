package dev.duly.core;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/// The time of one process. When the machine's clock is set back it goes on for a while as if
/// nothing had been: whatever had to be done by a moment is late once that much time has passed,
/// whatever the clock then says. After that while it follows.
///
/// When the machine's clock is ahead, set or woken from sleep, it follows at once: what is late by
/// either clock is late.
public final class SteadyClock implements InstantSource {
    /// Longer than one thread of a process that goes on may stand still.
    private static final Duration GOES_ON = Duration.ofMinutes(10);

    private final InstantSource machine;
    private final LongSupplier nanos;
    private Instant last;
    private long lastNanos;
    private OptionalLong aheadSince = OptionalLong.empty();

    /// @param nanos a count that never goes back, as `System.nanoTime`
    public SteadyClock(InstantSource machine, LongSupplier nanos) {
        this.machine = machine;
        this.nanos = nanos;
        this.last = machine.instant();
        this.lastNanos = nanos.getAsLong();
    }

    @Override
    public synchronized Instant instant() {
        var now = nanos.getAsLong();
        var says = machine.instant();
        var goesOn = last.plusNanos(now - lastNanos);
        if (!says.isBefore(goesOn)) {
            aheadSince = OptionalLong.empty();
            return remember(says, now);
        }
        if (aheadSince.isEmpty()) {
            aheadSince = OptionalLong.of(now);
        }
        if (now - aheadSince.getAsLong() > GOES_ON.toNanos()) {
            aheadSince = OptionalLong.empty();
            return remember(says, now);
        }
        return remember(goesOn, now);
    }

    private Instant remember(Instant time, long now) {
        last = time;
        lastNanos = now;
        return time;
    }
}
