package dev.duly.http;

import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What is wrong with what is to be done with a message.
final class MessageProblems {
    private MessageProblems() {}

    static Problem tooLate(MessageState state) {
        return Problem.conflict(
                        "too-late",
                        "Too late",
                        "Only a text that is queued can be canceled; this one is "
                                + state.word()
                                + ".")
                .more(Map.of("state", state.word()));
    }

    static Problem notOver(MessageState state) {
        return Problem.conflict(
                        "not-over",
                        "Not over",
                        "This text is "
                                + state.word()
                                + ": sent again now, the person could get it twice. Wait for it, cancel it while it is queued, or resolve it while it is unconfirmed.")
                .more(Map.of("state", state.word()));
    }

    static Problem neverAgain() {
        return Problem.conflict(
                "never-again",
                "Never again",
                "An answer to a keyword is given once, and only once.");
    }

    static Problem notOpen(MessageState state) {
        return Problem.conflict(
                        "not-open",
                        "Not open",
                        "Only a text that is unconfirmed waits for a person's word; this one is "
                                + state.word()
                                + ".")
                .more(Map.of("state", state.word()));
    }

    static Problem tooSoon(Instant until) {
        return Problem.conflict(
                "too-soon",
                "Too soon",
                "Duly still asks the provider what became of the text; say that it was not taken after "
                        + until
                        + " if it is unconfirmed then.");
    }

    static Problem idTaken(MessageId owner) {
        return Problem.conflict(
                        "id-taken",
                        "Id taken",
                        "This id of the provider's belongs to another text, message " + owner + ".")
                .more(Map.of("messageId", owner.value()));
    }

    static Problem keyReused(MessageId earlier) {
        var rule = "belongs to another text: take a new key for a new text";
        return Problem.of(
                        422,
                        "/problems/key-reused",
                        "Key reused",
                        "This Idempotency-Key belongs to another text, message "
                                + earlier
                                + ". Take a new key for a new text.")
                .details(List.of(new FieldError("Idempotency-Key", rule)))
                .more(Map.of("messageId", earlier.value()));
    }
}
