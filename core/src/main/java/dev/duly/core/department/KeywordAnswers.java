package dev.duly.core.department;

/// Who answers STOP, START and HELP at a sender: so that a person gets one answer, not two or none.
/// Source: Twilio, "Twilio's default opt-out handling", "Advanced Opt-Out" and its toll-free page.
public enum KeywordAnswers {
    /// Twilio answers its own bare keywords and says nothing about it to us.
    TWILIO_DEFAULT,
    /// Twilio's Advanced Opt-Out answers, and says so in `OptOutType`.
    ADVANCED,
    /// The toll-free network answers STOP and START; HELP is ours.
    TOLL_FREE,
    /// Nobody but us.
    OURS
}
