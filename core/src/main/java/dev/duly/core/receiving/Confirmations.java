package dev.duly.core.receiving;

import dev.duly.core.contact.Contacts;
import dev.duly.core.department.Department;
import dev.duly.core.department.Sender;
import dev.duly.core.message.Draft;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.InboundMessage.AnsweredBy;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.revocation.Keyword;
import dev.duly.core.sending.SubmitMessage;
import dev.duly.core.template.RenderTemplate;
import dev.duly.core.text.MessageText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/// The one answer to STOP, START and HELP: who gives it, and ours where it is ours to give.
public final class Confirmations {
    /// Later, one more text to somebody who opted out would need a better reason (47 CFR
    /// 64.1200(a)(12)).
    private static final Duration LATEST = Duration.ofMinutes(5);

    private static final Set<String> TOLL_FREE_WORDS = Set.of("STOP", "START", "UNSTOP");

    private final SubmitMessage submitMessage;
    private final ConfirmationWords confirmationWords;
    private final InstantSource clock;

    public Confirmations(
            SubmitMessage submitMessage,
            RenderTemplate renderTemplate,
            Contacts contacts,
            InstantSource clock) {
        this.submitMessage = submitMessage;
        this.confirmationWords = new ConfirmationWords(renderTemplate, contacts);
        this.clock = clock;
    }

    /// Who answers `keyword` at `sender`. In doubt the provider: two answers are worse than one.
    static AnsweredBy answeredBy(Keyword keyword, Heard heard, Sender sender, InboundText text) {
        if (heard.agreedTo().isPresent() && text.optOutType().isEmpty()) {
            // Lifts no block, so that nobody else takes it for more than a YES.
            return AnsweredBy.US;
        }
        var isProviders =
                switch (sender.keywordAnswers()) {
                    case TWILIO_DEFAULT -> Keyword.answeredByTwilio(text.body());
                    // A list does not tell what the post would have: it may have been dealt with.
                    case ADVANCED ->
                            text.optOutType().isPresent()
                                    || (text.arrival() == InboundText.Arrival.FETCHED
                                            && Keyword.answeredByTwilio(text.body()));
                    case TOLL_FREE ->
                            TOLL_FREE_WORDS.contains(keyword.word())
                                    && Keyword.answeredByTwilio(text.body());
                    case OURS -> false;
                };
        return isProviders ? AnsweredBy.PROVIDER : AnsweredBy.US;
    }

    /// Answers `message` if that is ours to do. Repeating sends nothing more.
    ///
    /// @param asked when the person asked
    void answer(InboundMessage message, Heard heard, Instant asked, Department department) {
        var isOurs = message.answer().equals(Optional.of(AnsweredBy.US));
        var isLate = asked.plus(LATEST).isBefore(clock.instant());
        if (!isOurs || isLate) {
            return;
        }
        message.keyword()
                .map(keyword -> confirmationWords.of(heard, keyword, message.from(), department))
                .map(words -> draft(message, asked, department, words))
                .ifPresent(submitMessage::submit);
    }

    private static Draft draft(
            InboundMessage message, Instant asked, Department department, MessageText words) {
        return Draft.of(Actor.SYSTEM, message.from(), words, department.id(), Purpose.CONSENT)
                .withKey(Optional.of(new IdempotencyKey("duly", "keyword:" + message.providerId())))
                .answering(asked);
    }
}
