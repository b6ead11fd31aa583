package dev.duly.core.sending;

import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.policy.SenderPause;
import dev.duly.core.provider.GatewayAccount;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Why a worker did not hand a text to the provider, in words.
final class WhyNot {
    private static final String EARLIER_FIRST = "earlier_text_first";
    private static final String DAILY_CAP = "daily_cap";
    private static final String ASK_PERSON = "ask_person";
    private static final String OTHER_ACCOUNT_UNCONFIRMED = "unconfirmed_elsewhere";
    private static final Set<String> FOR_PERSON = Set.of(ASK_PERSON, OTHER_ACCOUNT_UNCONFIRMED);
    private static final int SHOWN_IDS = 3;

    private WhyNot() {}

    static Reason twinInFlight() {
        return Reason.of(
                "twin_in_flight",
                "Another text with the same words to the same number is with the provider, and nobody knows yet what became of it.",
                "Nothing, unless the other waits for a person: duly messages --state unconfirmed. This one goes when the other is settled.");
    }

    static Reason earlierFirst() {
        return Reason.of(
                EARLIER_FIRST,
                "An earlier text of the same conversation is not settled yet.",
                "Nothing: this one goes after it.");
    }

    static Reason dayIsUsed() {
        return Reason.of(
                DAILY_CAP,
                "The carriers let this sender send no more texts of this kind today: what is left of the day is kept for urgent ones.",
                "Nothing: it goes when the sender's day begins anew. Call the client if it cannot wait.");
    }

    static Reason clockIsWrong(Duration skew) {
        return Reason.of(
                "clock_skew",
                "Duly's clock differs from the provider's by %d s: nothing goes, because times of day would be wrong."
                        .formatted(skew.toSeconds()),
                "Tell whoever runs Duly: the server's clock has to be set. The text goes by itself after that.");
    }

    static Reason askPersonAbout(OutboundMessage text, List<ProviderMessage> unexplained) {
        var ids =
                unexplained.stream()
                        .limit(SHOWN_IDS)
                        .map(found -> found.id().value())
                        .collect(Collectors.joining(", "));
        return Reason.of(
                ASK_PERSON,
                "The provider holds something for this number that may or may not be this text: "
                        + ids
                        + ".",
                "Look there, or ask the client, then say what became of it: duly message "
                        + text.id()
                        + " resolve.");
    }

    /// Whether only a person can say what became of the text.
    static boolean waitsForPerson(OutboundMessage text) {
        return text.timeline().getLast().reason().stream()
                .anyMatch(reason -> FOR_PERSON.contains(reason.code()));
    }

    /// Whether it waits until somebody resumes its sender.
    static boolean waitsForSender(OutboundMessage text) {
        return says(text, SenderPause.CODE);
    }

    /// Whether it waits in the queue until its sender's day begins anew.
    static boolean waitsForNextDay(OutboundMessage text) {
        return text.state() == MessageState.QUEUED && says(text, DAILY_CAP);
    }

    /// Whether it waits for an earlier text of its conversation, and said so.
    static boolean waitsForEarlier(OutboundMessage text) {
        return says(text, EARLIER_FIRST);
    }

    /// Whether the text's latest step has the reason `code`.
    static boolean says(OutboundMessage text, String code) {
        return text.timeline().getLast().reason().stream()
                .anyMatch(reason -> reason.code().equals(code));
    }

    static Reason askedThroughOtherAccount(OutboundMessage text, GatewayAccount account) {
        return Reason.of(
                OTHER_ACCOUNT_UNCONFIRMED,
                "The text was handed to "
                        + account
                        + ", and Duly now sends through another account and does not ask there.",
                "Point the settings back to that account, or look there and say what became of it: duly message "
                        + text.id()
                        + " resolve.");
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
