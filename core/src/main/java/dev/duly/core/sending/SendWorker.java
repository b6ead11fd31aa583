package dev.duly.core.sending;

import dev.duly.core.PortException;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Replaced;
import dev.duly.core.message.StateChange;
import dev.duly.core.message.Verdict;
import dev.duly.core.policy.Facts;
import dev.duly.core.policy.Policy;
import dev.duly.core.policy.ReadFacts;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.record.Actor;
import dev.duly.core.text.Segments;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Takes one waiting text to the provider: gates on fresh facts, budget, the write to `sending`, a
/// last look, and only then the bytes.
public final class SendWorker {
    private static final Duration SHORTEST_TWIN_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_TWIN_WAIT = Duration.ofMinutes(1);

    /// The longest that Twilio holds a text.
    private static final Duration LONGEST_VALIDITY = Duration.ofHours(10);

    private final MessageStore messages;
    private final SendQueue queue;
    private final ReadFacts readFacts;
    private final Policy policy;
    private final SendBudget budget;
    private final SmsGateway gateway;
    private final Outbox outbox;
    private final SettleAttempt settleAttempt;
    private final SendingSettings settings;
    private final InstantSource clock;

    public SendWorker(
            MessageStore messages,
            SendQueue queue,
            ReadFacts readFacts,
            Policy policy,
            SendBudget budget,
            SmsGateway gateway,
            Outbox outbox,
            SettleAttempt settleAttempt,
            SendingSettings settings,
            InstantSource clock) {
        this.messages = messages;
        this.queue = queue;
        this.readFacts = readFacts;
        this.policy = policy;
        this.budget = budget;
        this.gateway = gateway;
        this.outbox = outbox;
        this.settleAttempt = settleAttempt;
        this.settings = settings;
        this.clock = clock;
    }

    /// Claims at most `max` texts and sends each: for callers with one thread.
    public int runOnce(int max) {
        var claimed = claim(max);
        claimed.forEach(this::send);
        return claimed.size();
    }

    /// Claims at most `max` texts, each to be given to [#send] soon.
    public List<MessageId> claim(int max) {
        return queue.claim(max, settings.lease());
    }

    /// Sends one claimed text, or puts it where it belongs.
    public void send(MessageId id) {
        switch (messages.find(id).orElse(null)) {
            case OutboundMessage text when text.state() == MessageState.QUEUED -> look(text);
            case null, default -> queue.done(id);
        }
    }

    private void look(OutboundMessage text) {
        var now = clock.instant();
        if (text.dueAt().isAfter(now)) {
            queue.putBack(text.id(), text.dueAt());
            return;
        }
        if (!text.account().equals(gateway.account())) {
            step(
                    text,
                    MessageState.BLOCKED,
                    WhyNot.otherAccount(text.account()),
                    text.dueAt(),
                    now);
            return;
        }
        if (text.expiresAt().stream().anyMatch(end -> !now.isBefore(end))) {
            step(text, MessageState.EXPIRED, WhyNot.expired(), text.dueAt(), now);
            return;
        }
        var facts = readFacts.read(text.draft());
        if (facts.isEmpty()) {
            step(text, MessageState.BLOCKED, WhyNot.departmentGone(), text.dueAt(), now);
            return;
        }
        switch (policy.decide(text.draft(), facts.get(), now).verdict()) {
            case Verdict.Allow _ -> takeBudget(text, facts.get(), now);
            case Verdict.Hold(var until, var reason) ->
                    step(text, MessageState.QUEUED, reason, until, now);
            case Verdict.Refuse(var reason) ->
                    step(text, MessageState.BLOCKED, reason, text.dueAt(), now);
        }
    }

    private void takeBudget(OutboundMessage text, Facts facts, Instant now) {
        var segments = Segments.of(text.draft().text().value()).count();
        switch (budget.take(facts.department().sender(), text.draft().to(), segments)) {
            case SendBudget.Answer.Granted _ -> start(text, facts, now);
            case SendBudget.Answer.Later(var retryAfter) ->
                    queue.putBack(text.id(), now.plus(retryAfter));
        }
    }

    private void start(OutboundMessage text, Facts facts, Instant now) {
        var number = text.attempts().size() + 1;
        var attempt =
                Attempt.started(
                        number,
                        gateway.account(),
                        facts.department().sender().address(),
                        now,
                        now.plus(settings.lease()));
        var sending =
                new StateChange(
                        MessageState.SENDING,
                        now,
                        Optional.empty(),
                        Actor.SYSTEM,
                        number,
                        Optional.empty());
        switch (messages.replace(text.revision(), text.starting(attempt, sending))) {
            case Replaced.Kept(var kept) -> lastLook(kept, attempt);
            case Replaced.Stale _ -> queue.putBack(text.id(), now);
            case Replaced.TwinInFlight _ -> waitForTwin(text, now);
        }
    }

    /// Says once that it waits, and then looks less and less often: each look takes budget.
    private void waitForTwin(OutboundMessage text, Instant now) {
        var age = Duration.between(text.createdAt(), now);
        var dueAt = now.plus(clamp(age.dividedBy(4), SHORTEST_TWIN_WAIT, LONGEST_TWIN_WAIT));
        if (text.timeline().getLast().reason().stream().anyMatch(WhyNot.twinInFlight()::equals)) {
            queue.putBack(text.id(), dueAt);
            return;
        }
        step(text, MessageState.QUEUED, WhyNot.twinInFlight(), dueAt, now);
    }

    private void lastLook(OutboundMessage text, Attempt attempt) {
        var now = clock.instant();
        try {
            outbox.draw(text);
        } catch (PortException _) {
            settleAttempt.notMade(
                    text,
                    attempt.number(),
                    Instead.waits(WhyNot.noRecord(), now.plus(SHORTEST_TWIN_WAIT)));
            return;
        }
        if (!isStillAsWritten(text)) {
            // A receipt for an earlier attempt was faster: the text went already.
            settleAttempt.notMade(text, attempt.number(), Instead.waits(WhyNot.overtaken(), now));
            return;
        }
        var verdict =
                readFacts
                        .read(text.draft())
                        .map(facts -> policy.decide(text.draft(), facts, now).verdict())
                        .orElseGet(() -> new Verdict.Refuse(WhyNot.departmentGone()));
        switch (verdict) {
            case Verdict.Allow _ -> call(text, attempt);
            case Verdict.Hold(var until, var reason) ->
                    settleAttempt.notMade(text, attempt.number(), Instead.waits(reason, until));
            case Verdict.Refuse(var reason) ->
                    settleAttempt.notMade(text, attempt.number(), Instead.blocked(reason, now));
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
        var leaveBy = attempt.deadline().minus(settings.call());
        if (now.isAfter(leaveBy)) {
            settleAttempt.notMade(text, attempt.number(), Instead.waits(WhyNot.tooSlow(), now));
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
                                validity(text, now),
                                leaveBy));
        settleAttempt.settle(text, attempt.number(), outcome);
    }

    private static Duration validity(OutboundMessage text, Instant now) {
        return text.expiresAt()
                .map(end -> Duration.between(now, end))
                .filter(left -> left.compareTo(LONGEST_VALIDITY) < 0)
                .orElse(LONGEST_VALIDITY);
    }

    private void step(
            OutboundMessage text, MessageState next, Reason reason, Instant dueAt, Instant now) {
        var change =
                new StateChange(next, now, Optional.empty(), Actor.SYSTEM, 0, Optional.of(reason));
        switch (messages.replace(text.revision(), text.due(dueAt).then(change))) {
            case Replaced.Kept(var kept) -> settleAttempt.release(kept);
            case Replaced.Stale _, Replaced.TwinInFlight _ -> queue.putBack(text.id(), now);
        }
    }

    private static Duration clamp(Duration wanted, Duration shortest, Duration longest) {
        if (wanted.compareTo(shortest) < 0) {
            return shortest;
        }
        return wanted.compareTo(longest) > 0 ? longest : wanted;
    }
}
