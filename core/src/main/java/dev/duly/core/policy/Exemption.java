package dev.duly.core.policy;

import dev.duly.core.message.Draft;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import dev.duly.core.purpose.Purpose;
import java.util.Optional;

/// Why a rule about when and how often does not apply to a text.
final class Exemption {
    private Exemption() {}

    /// The one answer to a keyword is owed at once, whatever the hour (47 CFR 64.1200(a)(12)).
    static Optional<Verdict> ofAnswer(Draft draft) {
        return draft.purpose() == Purpose.CONSENT
                ? Optional.of(
                        Verdict.Allow.because(
                                Reason.of(
                                        "exempt_answer",
                                        "The one answer to STOP, START or HELP is exempt from this rule.",
                                        "Nothing.")))
                : Optional.empty();
    }

    /// Answers what the person has just written: no text out of the blue. Nobody but its author
    /// knows whether it does, so the record says who said so.
    static Optional<Verdict> ofReply(Draft draft) {
        return draft.purpose() == Purpose.REPLY
                ? Optional.of(
                        Verdict.Allow.because(
                                Reason.of(
                                        "exempt_reply",
                                        "%s sent it as a reply to the client's own text, which is exempt from this rule."
                                                .formatted(draft.author().id()),
                                        "Nothing.")))
                : Optional.empty();
    }

    /// Somebody who may decided otherwise, and said why.
    static Optional<Verdict> ofOverride(Draft draft) {
        return draft.terms()
                .override()
                .map(override ->
                        Verdict.Allow.because(
                                Reason.of(
                                        "overridden",
                                        "%s overrode this rule: %s"
                                                .formatted(draft.author().id(), override.reason()),
                                        "Nothing. The override is on the record.")));
    }
}
