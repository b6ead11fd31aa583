package dev.duly.core.sending;

import dev.duly.core.PortException;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Replaced;
import dev.duly.core.message.StateChange;
import dev.duly.core.policy.Facts;
import dev.duly.core.policy.FrequencyGate;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.policy.SendBudget.Answer.Granted;
import dev.duly.core.policy.SendBudget.Answer.Later;
import dev.duly.core.policy.SendBudget.Ask;
import dev.duly.core.policy.SendBudget.Met;
import dev.duly.core.purpose.Lane;
import dev.duly.core.record.Actor;
import dev.duly.core.text.Segments;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Takes what a text needs of the budget, writes it to `sending`, and leaves it to [LastLook].
final class Dispatch {
    private final MessageStore messages;
    private final SendQueue queue;
    private final SendBudget budget;
    private final SmsGateway gateway;
    private final Waiting waiting;
    private final LastLook lastLook;
    private final Duration lease;

    Dispatch(
            MessageStore messages,
            SendQueue queue,
            SendBudget budget,
            SmsGateway gateway,
            Waiting waiting,
            LastLook lastLook,
            Duration lease) {
        this.messages = messages;
        this.queue = queue;
        this.budget = budget;
        this.gateway = gateway;
        this.waiting = waiting;
        this.lastLook = lastLook;
        this.lease = lease;
    }

    /// Sends it now, or has it wait for room.
    ///
    /// @param text as the gates let it go
    void of(OutboundMessage text, Facts facts, Instant now) {
        var ask = ask(text, facts);
        switch (budget.take(ask)) {
            case Granted granted -> startOn(ask, granted, text, facts, now);
            case Later later -> withoutRoom(text, later, now);
        }
    }

    private void startOn(Ask ask, Granted granted, OutboundMessage text, Facts facts, Instant now) {
        var met = Met.ANSWERED;
        try {
            met = start(text, facts, now);
        } finally {
            giveBack(ask, granted, met);
        }
    }

    /// What cannot be given back now is free again after a while.
    private void giveBack(Ask ask, Granted granted, Met met) {
        try {
            budget.settle(ask, granted, met);
        } catch (PortException _) {
            // The text itself is settled.
        }
    }

    private Ask ask(OutboundMessage text, Facts facts) {
        return new Ask(
                text.id(),
                gateway.account(),
                facts.department().sender(),
                text.draft().to(),
                Segments.of(text.draft().text().value()).count(),
                text.draft().purpose().lane(),
                FrequencyGate.allowance(text.draft(), facts));
    }

    /// Keeps its place among those that wait for the same room.
    private void withoutRoom(OutboundMessage text, Later later, Instant now) {
        var department = text.draft().departmentId();
        switch (later.shortage()) {
            case SECOND, DOOR -> {
                queue.hold(department, Lane.URGENT, later.retryAfter());
                queue.putBack(text.id(), Duration.between(now, text.dueAt()));
            }
            case DAY -> {
                var wait = Waiting.shorter(later.retryAfter(), Waiting.LONGEST);
                queue.hold(department, text.draft().purpose().lane(), wait);
                waiting.waits(text, WhyNot.dayIsUsed(), wait);
            }
            case CLIENT ->
                    queue.putBack(text.id(), Waiting.shorter(later.retryAfter(), Waiting.SHORTEST));
        }
    }

    private Met start(OutboundMessage text, Facts facts, Instant now) {
        var number = text.attempts().size() + 1;
        var attempt =
                Attempt.started(
                        number,
                        gateway.account(),
                        facts.department().sender().address(),
                        now,
                        now.plus(lease));
        var sending =
                new StateChange(
                        MessageState.SENDING,
                        now,
                        Optional.empty(),
                        Actor.SYSTEM,
                        number,
                        Optional.empty());
        return switch (messages.replace(text.revision(), text.starting(attempt, sending))) {
            case Replaced.Kept(var kept) -> lastLook.then(kept, attempt);
            case Replaced.Stale _ -> {
                queue.putBack(text.id(), Duration.ZERO);
                yield Met.NOT_ASKED;
            }
            case Replaced.TwinInFlight _ -> {
                waiting.waits(text, WhyNot.twinInFlight(), waiting.patience(text));
                yield Met.NOT_ASKED;
            }
        };
    }
}
