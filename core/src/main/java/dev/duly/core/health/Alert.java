package dev.duly.core.health;

/// Something that needs a person, now.
///
/// @param code lower case with underscores, such as `sender_paused`
/// @param sentence what is wrong and what to do; no secret, no word of a text, no full number
public record Alert(String code, String sentence) {}
