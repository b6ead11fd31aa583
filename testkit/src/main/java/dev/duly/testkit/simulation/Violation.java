package dev.duly.testkit.simulation;

/// A promise that was broken.
///
/// @param promise its name, such as `no second text`
/// @param sentence what was found, with ids
public record Violation(String promise, String sentence) {}
