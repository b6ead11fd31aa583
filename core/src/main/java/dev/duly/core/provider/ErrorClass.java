package dev.duly.core.provider;

/// What a provider's error means for us. Source of the classes: Twilio's error dictionary.
public enum ErrorClass {
    /// The person opted out: suppress the number, never retry.
    SUPPRESS,
    /// Nothing will ever arrive at that number.
    BAD_NUMBER,
    /// Our account, sender or registration is at fault: a person has to mend it.
    CONFIGURATION,
    /// Provably not sent, and may work later.
    TRANSIENT,
    /// It may have been sent: never retried by itself.
    AMBIGUOUS,
    /// The text itself is at fault.
    CONTENT
}
