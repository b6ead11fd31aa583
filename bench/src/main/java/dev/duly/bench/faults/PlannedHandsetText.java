package dev.duly.bench.faults;

/// A text that a person will send us.
///
/// @param after how many texts of ours are asked for before
/// @param isLost whether its webhook never comes
public record PlannedHandsetText(int after, String from, String body, boolean isLost) {}
