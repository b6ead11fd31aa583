package dev.duly.core.sending;

import dev.duly.core.message.Reason;
import dev.duly.core.provider.GatewayAccount;

/// Why a worker did not hand a text to the provider, in words.
final class WhyNot {
    private WhyNot() {}

    static Reason twinInFlight() {
        return Reason.of(
                "twin_in_flight",
                "Another text with the same words to the same number is with the provider, and nobody knows yet what became of it.",
                "Nothing: this one goes when the other is settled.");
    }

    static Reason otherAccount(GatewayAccount account) {
        return Reason.of(
                "other_account",
                "The text was accepted for "
                        + account
                        + ", and Duly now sends through another account.",
                "Point the settings back to that account, or send the text anew.");
    }

    static Reason departmentGone() {
        return Reason.of(
                "department_gone",
                "The text's department is no longer there.",
                "Send it from another department.");
    }

    static Reason expired() {
        return Reason.of(
                "expired",
                "The text waited so long that it is worth nothing any more.",
                "Reach the client by other means if it still matters.");
    }

    static Reason noRecord() {
        return Reason.of(
                "record_unavailable",
                "The audit record could not be written, and nothing is sent without it.",
                "Nothing: Duly tries again by itself. Check the store if it goes on.");
    }

    static Reason tooSlow() {
        return Reason.of(
                "attempt_too_old",
                "So much time passed before the call that the attempt's deadline could have been missed.",
                "Nothing: Duly tries again by itself.");
    }

    static Reason overtaken() {
        return Reason.of(
                "overtaken",
                "Something was learned about the text right before it was to go.",
                "Nothing: Duly looks at it again by itself.");
    }
}
