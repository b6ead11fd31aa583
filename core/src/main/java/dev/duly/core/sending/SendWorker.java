package dev.duly.core.sending;

import dev.duly.core.health.AlertNotifier;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Verdict;
import dev.duly.core.policy.Policy;
import dev.duly.core.policy.ReadFacts;
import dev.duly.core.policy.SendBudget;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Takes waiting texts to the provider, those of one conversation in their order: gates on fresh
/// facts, and then their [Dispatch].
public final class SendWorker {
    /// No claim keeps its worker busy for long: the rest comes with the next.
    private static final int MOST_ALONG = 5;

    private final MessageStore messages;
    private final SendQueue queue;
    private final ReadFacts readFacts;
    private final Policy policy;
    private final SmsGateway gateway;
    private final ThreadOrder order;
    private final ClockCheck clockCheck;
    private final Dispatch dispatch;
    private final Waiting waiting;
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
        this.gateway = gateway;
        this.order = new ThreadOrder(messages);
        this.clockCheck = new ClockCheck(gateway, alerts, clock);
        this.waiting = new Waiting(messages, queue, settleAttempt, clock);
        this.dispatch =
                new Dispatch(
                        messages,
                        queue,
                        budget,
                        gateway,
                        waiting,
                        new LastLook(
                                messages,
                                readFacts,
                                policy,
                                gateway,
                                outbox,
                                settleAttempt,
                                settings,
                                clock),
                        settings.lease());
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
        var text = queued(id);
        if (text.isEmpty()) {
            queue.done(id);
            return;
        }
        if (!isReady(text.get())) {
            putBackUntilDue(text.get());
            return;
        }
        var skew = clockCheck.tooFar();
        if (skew.isPresent()) {
            waitForClock(text.get(), skew.get());
            return;
        }
        takeTurn(text.get());
    }

    /// A clock that is wrong cannot say that a text's wait is over: what the wait is for stays
    /// written down, because the later texts of the conversation go by it.
    private void waitForClock(OutboundMessage text, Duration skew) {
        var wait = Waiting.LONGEST.dividedBy(2);
        if (ThreadOrder.keepsItsPlace(text)) {
            queue.putBack(text.id(), wait);
            return;
        }
        waiting.waits(text, WhyNot.clockIsWrong(skew), wait);
    }

    /// Whoever comes to a later text first takes the earlier ones along, so that an urgent text
    /// does not wait for the lane of one that is not.
    private void takeTurn(OutboundMessage text) {
        Optional<MessageId> looked = Optional.empty();
        var along = 0;
        var before = order.before(text, clock.instant());
        while (before.isPresent()) {
            if (along++ == MOST_ALONG) {
                queue.putBack(text.id(), Duration.ZERO);
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
        queued(text.id()).ifPresentOrElse(this::look, () -> queue.done(text.id()));
    }

    private boolean isReady(OutboundMessage text) {
        return text.state() == MessageState.QUEUED
                && ThreadOrder.waitsForNothingElse(text, clock.instant());
    }

    /// What is being sent right now is waited for in silence: whoever sends it wakes the next.
    private void waitForEarlier(OutboundMessage earlier, OutboundMessage text) {
        if (earlier.state() == MessageState.SENDING) {
            queue.putBack(text.id(), Waiting.SHORTEST);
            return;
        }
        if (WhyNot.waitsForSender(earlier)) {
            // Both are made due when somebody resumes the sender.
            var hold = new Verdict.Hold(earlier.dueAt(), WhyNot.earlierFirst());
            waiting.hold(text, hold, clock.instant());
            return;
        }
        waiting.waits(text, WhyNot.earlierFirst(), waiting.patience(text));
    }

    private Optional<OutboundMessage> queued(MessageId id) {
        return messages.find(id)
                .filter(OutboundMessage.class::isInstance)
                .map(OutboundMessage.class::cast)
                .filter(text -> text.state() == MessageState.QUEUED);
    }

    private void putBackUntilDue(OutboundMessage text) {
        queue.putBack(text.id(), Duration.between(clock.instant(), text.dueAt()));
    }

    private void look(OutboundMessage text) {
        if (!isReady(text)) {
            putBackUntilDue(text);
            return;
        }
        var now = clock.instant();
        if (!text.account().equals(gateway.account())) {
            waiting.step(text, MessageState.BLOCKED, WhyNot.otherAccount(text.account()), now);
            return;
        }
        if (text.isExpired(now)) {
            waiting.step(text, MessageState.EXPIRED, WhyNot.expired(), now);
            return;
        }
        var facts = readFacts.read(text);
        if (facts.isEmpty()) {
            waiting.step(text, MessageState.BLOCKED, WhyNot.departmentGone(), now);
            return;
        }
        var decision = policy.decide(text.draft(), facts.get(), now);
        var judged = text.judged(decision);
        switch (decision.verdict()) {
            case Verdict.Allow _ -> dispatch.of(judged, facts.get(), now);
            case Verdict.Hold hold -> waiting.hold(judged, hold, now);
            case Verdict.Expire(var reason) ->
                    waiting.step(judged, MessageState.EXPIRED, reason, now);
            case Verdict.Refuse(var reason) ->
                    waiting.step(judged, MessageState.BLOCKED, reason, now);
        }
    }
}
