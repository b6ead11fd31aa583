package dev.duly.core.hours;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/// Whether a text may go at the moment that was asked about.
public sealed interface Opening {
    /// It may, before `until`; empty when nothing closes within the time looked ahead.
    record Open(Optional<Instant> until) implements Opening {}

    /// It may not, and may again from `opens` on.
    ///
    /// @param until when it closes again after that; empty when nothing does within the time looked
    ///   ahead
    /// @param rule what closes it now: of several rules the one that stays closed longest
    /// @param zone where that rule closes it
    /// @param sentence for the officer: the hour there, the rule, and from when to when it can go
    record Closed(
            Instant opens, Optional<Instant> until, SendingHours rule, ZoneId zone, String sentence)
            implements Opening {}

    /// It may not, and no moment within the time looked ahead suits every zone and every rule.
    ///
    /// @param rule what closes it now
    /// @param zone where that rule closes it
    /// @param sentence for the officer: which rules, and in which zones
    record Never(SendingHours rule, ZoneId zone, String sentence) implements Opening {}
}
