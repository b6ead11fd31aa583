package dev.duly.core.sending;

import dev.duly.core.PortException;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Verdict;
import dev.duly.core.policy.Facts;
import dev.duly.core.policy.Policy;
import dev.duly.core.policy.QuietHoursGate;
import dev.duly.core.policy.ReadFacts;
import dev.duly.core.policy.SendBudget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;

/// What stands between a text that is written down as `sending` and the bytes: its record, its
/// revision, the rules on fresh facts, and the clock. The one place that calls [SmsGateway#send].
final class LastLook {
    private static final Duration SOON = Duration.ofSeconds(1);

    /// The longest that Twilio holds a text.
    private static final Duration LONGEST_VALIDITY = Duration.ofHours(10);

    private final MessageStore messages;
    private final ReadFacts readFacts;
    private final Policy policy;
    private final SmsGateway gateway;
    private final Outbox outbox;
    private final SettleAttempt settleAttempt;
    private final SendingSettings settings;
    private final InstantSource clock;

    LastLook(
            MessageStore messages,
            ReadFacts readFacts,
            Policy policy,
            SmsGateway gateway,
            Outbox outbox,
            SettleAttempt settleAttempt,
            SendingSettings settings,
            InstantSource clock) {
        this.messages = messages;
        this.readFacts = readFacts;
        this.policy = policy;
        this.gateway = gateway;
        this.outbox = outbox;
        this.settleAttempt = settleAttempt;
        this.settings = settings;
        this.clock = clock;
    }

    /// Hands `text` to the gateway if nothing is against it, and settles `attempt` either way.
    SendBudget.Met then(OutboundMessage text, Attempt attempt) {
        var now = clock.instant();
        try {
            outbox.draw(text);
        } catch (PortException _) {
            return instead(text, attempt, Instead.waits(WhyNot.noRecord(), now.plus(SOON)));
        }
        if (!isStillAsWritten(text)) {
            // A receipt for an earlier attempt was faster: the text went already.
            return instead(text, attempt, Instead.waits(WhyNot.overtaken(), now));
        }
        return readFacts
                .read(text)
                .map(facts -> byTheRules(text, attempt, facts, now))
                .orElseGet(() ->
                        instead(text, attempt, Instead.blocked(WhyNot.departmentGone(), now)));
    }

    private SendBudget.Met byTheRules(
            OutboundMessage text, Attempt attempt, Facts facts, Instant now) {
        return switch (policy.decide(text.draft(), facts, now).verdict()) {
            case Verdict.Allow _ -> call(text, attempt, facts);
            case Verdict.Hold hold ->
                    instead(text, attempt, Instead.waits(hold.reason(), hold.until()));
            case Verdict.Expire(var reason) -> instead(text, attempt, Instead.expired(reason, now));
            case Verdict.Refuse(var reason) -> instead(text, attempt, Instead.blocked(reason, now));
        };
    }

    private boolean isStillAsWritten(OutboundMessage text) {
        return messages.find(text.id()).stream()
                .anyMatch(kept ->
                        kept instanceof OutboundMessage current
                                && current.revision().equals(text.revision()));
    }

    private SendBudget.Met call(OutboundMessage text, Attempt attempt, Facts facts) {
        var now = clock.instant();
        if (text.isExpired(now)) {
            return instead(text, attempt, Instead.expired(WhyNot.expired(), now));
        }
        var leaveBy = leaveBy(text, attempt);
        if (now.isAfter(leaveBy)) {
            return instead(text, attempt, Instead.waits(WhyNot.tooSlow(), now));
        }
        var outcome =
                gateway.send(
                        new SendRequest(
                                text.id(),
                                attempt.number(),
                                attempt.sender(),
                                text.draft().to(),
                                text.draft().text(),
                                validity(text, facts, now),
                                leaveBy));
        settleAttempt.settle(text, attempt.number(), outcome);
        return outcome instanceof GatewayOutcome.Busy
                ? SendBudget.Met.BUSY
                : SendBudget.Met.ANSWERED;
    }

    private Instant leaveBy(OutboundMessage text, Attempt attempt) {
        var latest = attempt.startedAt().plus(settings.leaving());
        return text.expiresAt().filter(latest::isAfter).orElse(latest);
    }

    /// The provider may keep the text waiting itself: not past the client's hours, nor past the
    /// time after which it is worth nothing.
    private static Duration validity(OutboundMessage text, Facts facts, Instant now) {
        return Stream.concat(
                        text.expiresAt().stream(),
                        QuietHoursGate.closes(text.draft(), facts, now).stream())
                .map(end -> Duration.between(now, end))
                .min(Comparator.naturalOrder())
                .filter(left -> left.compareTo(LONGEST_VALIDITY) < 0)
                .orElse(LONGEST_VALIDITY);
    }

    private SendBudget.Met instead(OutboundMessage text, Attempt attempt, Instead instead) {
        settleAttempt.notMade(text, attempt.number(), instead);
        return SendBudget.Met.NOT_ASKED;
    }
}
