package dev.duly.core.phone;

/// What a [NumberPlan] made of what somebody wrote.
public sealed interface NumberReading {
    record Understood(PhoneNumber number) implements NumberReading {}

    /// @param why the rule that was broken, in words that fit after "to", such as "has a letter in
    ///   it"
    record NotUnderstood(String why) implements NumberReading {}
}
