package dev.duly.core.message;

/// One gate's verdict, kept with the message.
///
/// @param gate the gate's name, such as `consent`
/// @param rule what it rests on: a law, a rule of the agency or a setting, with its version
public record GateResult(String gate, String rule, Verdict verdict) {}
