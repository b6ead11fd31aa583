package dev.duly.bench.faults;

import java.time.Duration;

/// A fault and its instant.
///
/// @param at how much of the sending is over then, from 0 to 1
/// @param delay how long after that it strikes
public record PlannedFault(double at, Duration delay, Fault fault) {}
