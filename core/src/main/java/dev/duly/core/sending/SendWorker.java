package dev.duly.core.sending;

import dev.duly.core.health.AlertNotifier;
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

/// Takes waiting texts to the provider, those of one conversation in their order: gates on fresh
/// facts, budget, the write to `sending`, and then [LastLook].
public final class SendWorker {
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /// No claim keeps its worker busy for long: the rest comes with the next.
    private static final int MOST_ALONG = 5;

    private final MessageStore messages;
    private final SendQueue queue;
    private final ReadFacts readFacts;
    private final Policy policy;
    private final SendBudget budget;
    private final SmsGateway gateway;
    private final ThreadOrder order;
    private final ClockCheck clockCheck;
    private final LastLook lastLook;
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
            AlertNotifier alerts,
            InstantSource clock) {
        this.messages = messages;
        this.queue = queue;
        this.readFacts = readFacts;
        this.policy = policy;
        this.budget = budget;
        this.gateway = gateway;
        this.order = new ThreadOrder(messages);
        this.clockCheck = new ClockCheck(gateway, alerts, clock);
        this.lastLook =
                new LastLook(
                        messages,
                        readFacts,
                        policy,
                        gateway,
                        outbox,
                        settleAttempt,
                        settings,
                        clock);
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

    /// Sends one claimed text, after those of its conversation that come before it, or puts it
    /// where it belongs.
    public void send(MessageId id) {
        var waiting = waiting(id);
        if (waiting.isEmpty()) {
            queue.done(id);
            return;
        }
        var skew = clockCheck.tooFar();
        if (skew.isPresent()) {
            waits(waiting.get(), WhyNot.clockIsWrong(skew.get()), LONGEST_WAIT.dividedBy(2));
            return;
        }
        takeTurn(waiting.get());
    }

    /// Whoever comes to a later text first takes the earlier ones along, so that an urgent text
    /// does not wait for the lane of one that is not.
    private void takeTurn(OutboundMessage text) {
        Optional<MessageId> looked = Optional.empty();
        var along = 0;
        var before = order.before(text, clock.instant());
        while (before.isPresent()) {
            if (along++ == MOST_ALONG) {
                queue.putBack(text.id(), clock.instant());
                return;
            }
            var earlier = before.get();
            if (!isReady(earlier) || looked.equals(Optional.of(earlier.id()))) {
                waitForEarlier(earlier, text);
                return;
            }
            look(earlier);
            looked = Optional.of(earlier.id());
            before = order.before(text, clock.instant());
        }
        if (looked.isEmpty()) {
            look(text);
            return;
        }
        // So much time has passed that it may be another's by now.
        waiting(text.id()).ifPresentOrElse(this::look, () -> queue.done(text.id()));
    }

    private boolean isReady(OutboundMessage text) {
        return text.state() == MessageState.QUEUED && !text.dueAt().isAfter(clock.instant());
    }

    /// What is being sent right now is waited for in silence: whoever sends it wakes the next.
    private void waitForEarlier(OutboundMessage earlier, OutboundMessage text) {
        if (earlier.state() == MessageState.SENDING) {
            queue.putBack(text.id(), clock.instant().plus(SHORTEST_WAIT));
            return;
        }
        if (WhyNot.waitsForSender(earlier)) {
            // Both are made due when somebody resumes the sender.
            var hold = new Verdict.Hold(earlier.dueAt(), WhyNot.earlierFirst());
            hold(text, hold, clock.instant());
            return;
        }
        waits(text, WhyNot.earlierFirst(), patience(text));
    }

    private Optional<OutboundMessage> waiting(MessageId id) {
        return messages.find(id)
                .filter(OutboundMessage.class::isInstance)
                .map(OutboundMessage.class::cast)
                .filter(text -> text.state() == MessageState.QUEUED);
    }

    private void look(OutboundMessage text) {
        var now = clock.instant();
        if (text.dueAt().isAfter(now)) {
            queue.putBack(text.id(), text.dueAt());
            return;
        }
        if (!text.account().equals(gateway.account())) {
            step(text, MessageState.BLOCKED, WhyNot.otherAccount(text.account()), now);
            return;
        }
        if (text.isExpired(now)) {
            step(text, MessageState.EXPIRED, WhyNot.expired(), now);
            return;
        }
        var facts = readFacts.read(text);
        if (facts.isEmpty()) {
            step(text, MessageState.BLOCKED, WhyNot.departmentGone(), now);
            return;
        }
        switch (policy.decide(text.draft(), facts.get(), now).verdict()) {
            case Verdict.Allow _ -> takeBudget(text, facts.get(), now);
            case Verdict.Hold hold -> hold(text, hold, now);
            case Verdict.Expire(var reason) -> step(text, MessageState.EXPIRED, reason, now);
            case Verdict.Refuse(var reason) -> step(text, MessageState.BLOCKED, reason, now);
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
            case Replaced.Kept(var kept) -> lastLook.then(kept, attempt);
            case Replaced.Stale _ -> queue.putBack(text.id(), now);
            case Replaced.TwinInFlight _ -> waits(text, WhyNot.twinInFlight(), patience(text));
        }
    }

    /// Says once why; until when is written down each time, so that what is held for long is not
    /// looked at in vain.
    private void hold(OutboundMessage text, Verdict.Hold hold, Instant now) {
        var held = text.due(hold.until());
        if (WhyNot.says(text, hold.reason().code())) {
            keep(text, held.again(), now);
            return;
        }
        step(held, MessageState.QUEUED, hold.reason(), now);
    }

    /// Says once why the text waits; after that it is only looked at again.
    private void waits(OutboundMessage text, Reason reason, Duration wait) {
        var now = clock.instant();
        if (!WhyNot.says(text, reason.code())) {
            step(text, MessageState.QUEUED, reason, now);
        }
        queue.putBack(text.id(), now.plus(wait));
    }

    /// The longer a text has waited, the less often it is looked at: each look takes budget.
    private Duration patience(OutboundMessage text) {
        var age = Duration.between(text.createdAt(), clock.instant()).dividedBy(4);
        if (age.compareTo(SHORTEST_WAIT) < 0) {
            return SHORTEST_WAIT;
        }
        return age.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : age;
    }

    private void step(OutboundMessage text, MessageState next, Reason reason, Instant now) {
        var change =
                new StateChange(next, now, Optional.empty(), Actor.SYSTEM, 0, Optional.of(reason));
        keep(text, text.then(change), now);
    }

    private void keep(OutboundMessage text, OutboundMessage next, Instant now) {
        switch (messages.replace(text.revision(), next)) {
            case Replaced.Kept(var kept) -> settleAttempt.release(kept);
            case Replaced.Stale _, Replaced.TwinInFlight _ -> queue.putBack(text.id(), now);
        }
    }
}
