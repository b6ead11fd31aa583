package dev.duly.core.sending;

import dev.duly.core.PortException;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Verdict;
import dev.duly.core.policy.Policy;
import dev.duly.core.policy.ReadFacts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

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
    void then(OutboundMessage text, Attempt attempt) {
        var now = clock.instant();
        try {
            outbox.draw(text);
        } catch (PortException _) {
            instead(text, attempt, Instead.waits(WhyNot.noRecord(), now.plus(SOON)));
            return;
        }
        if (!isStillAsWritten(text)) {
            // A receipt for an earlier attempt was faster: the text went already.
            instead(text, attempt, Instead.waits(WhyNot.overtaken(), now));
            return;
        }
        var verdict =
                readFacts
                        .read(text.draft())
                        .map(facts -> policy.decide(text.draft(), facts, now).verdict())
                        .orElseGet(() -> new Verdict.Refuse(WhyNot.departmentGone()));
        switch (verdict) {
            case Verdict.Allow _ -> call(text, attempt);
            case Verdict.Hold hold ->
                    instead(text, attempt, Instead.waits(hold.reason(), hold.until()));
            case Verdict.Refuse(var reason) -> instead(text, attempt, Instead.blocked(reason, now));
        }
    }

    private boolean isStillAsWritten(OutboundMessage text) {
        return messages.find(text.id()).stream()
                .anyMatch(kept ->
                        kept instanceof OutboundMessage current
                                && current.revision().equals(text.revision()));
    }

    private void call(OutboundMessage text, Attempt attempt) {
        var now = clock.instant();
        if (text.isExpired(now)) {
            instead(text, attempt, Instead.expired(now));
            return;
        }
        var leaveBy = leaveBy(text, attempt);
        if (now.isAfter(leaveBy)) {
            instead(text, attempt, Instead.waits(WhyNot.tooSlow(), now));
            return;
        }
        var outcome =
                gateway.send(
                        new SendRequest(
                                text.id(),
                                attempt.number(),
                                attempt.sender(),
                                text.draft().to(),
                                text.draft().text(),
                                validity(text),
                                leaveBy));
        settleAttempt.settle(text, attempt.number(), outcome);
    }

    private Instant leaveBy(OutboundMessage text, Attempt attempt) {
        var latest = attempt.startedAt().plus(settings.leaving());
        return text.expiresAt().filter(latest::isAfter).orElse(latest);
    }

    private Duration validity(OutboundMessage text) {
        return text.expiresAt()
                .map(end -> Duration.between(clock.instant(), end))
                .filter(left -> left.compareTo(LONGEST_VALIDITY) < 0)
                .orElse(LONGEST_VALIDITY);
    }

    private void instead(OutboundMessage text, Attempt attempt, Instead instead) {
        settleAttempt.notMade(text, attempt.number(), instead);
    }
}
