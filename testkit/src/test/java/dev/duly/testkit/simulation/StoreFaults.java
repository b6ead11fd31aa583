package dev.duly.testkit.simulation;

import dev.duly.core.Appended;
import dev.duly.core.Page;
import dev.duly.core.message.Added;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Replaced;
import dev.duly.core.message.Revision;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import dev.duly.core.thread.ThreadIndex;
import dev.duly.testkit.simulation.Meddling.Instead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Faults of the store and of the record, each put in on purpose.
final class StoreFaults {
    private final Map<String, Tampering> all = new LinkedHashMap<>();

    private StoreFaults() {
        ofWrites();
        ofReads();
        ofTheRecord();
    }

    /// By name.
    static Map<String, Tampering> all() {
        return new StoreFaults().all;
    }

    private void add(String name, Class<?> port, String method, Instead instead) {
        all.put(name, new Meddling(port, method, instead));
    }

    private void ofWrites() {
        add(
                "the expected revision is ignored",
                MessageStore.class,
                "replace",
                (real, is) -> {
                    var answer = real.call(is);
                    for (var i = 1L; answer instanceof Replaced.Stale && i < 30; i++) {
                        answer = real.call(new Revision(i), is[1]);
                    }
                    return answer;
                });
        add(
                "who was second goes on",
                MessageStore.class,
                "replace",
                (real, is) ->
                        real.call(is) instanceof Replaced.Stale
                                ? new Replaced.Kept((OutboundMessage) is[1])
                                : real.call(is));
        add(
                "a twin is not waited for",
                MessageStore.class,
                "replace",
                (real, is) -> {
                    var answer = real.call(is);
                    return answer instanceof Replaced.TwinInFlight
                            ? new Replaced.Kept((OutboundMessage) is[1])
                            : answer;
                });
        add(
                "a cancel is answered and not written",
                MessageStore.class,
                "replace",
                (real, is) ->
                        ((OutboundMessage) is[1]).state() == MessageState.CANCELED
                                ? new Replaced.Kept((OutboundMessage) is[1])
                                : real.call(is));
        add(
                "sending is not written",
                MessageStore.class,
                "replace",
                (real, is) ->
                        ((OutboundMessage) is[1]).state() == MessageState.SENDING
                                ? new Replaced.Kept((OutboundMessage) is[1])
                                : real.call(is));
        add(
                "a text is accepted and not kept",
                MessageStore.class,
                "add",
                (real, is) ->
                        is[0] instanceof OutboundMessage text
                                ? new Added.Kept<>(text)
                                : real.call(is));
        add(
                "the key is forgotten",
                MessageStore.class,
                "add",
                (real, is) ->
                        is[0] instanceof OutboundMessage text
                                ? real.call(withoutKey(text))
                                : real.call(is));
        add(
                "consequences count as drawn at once",
                MessageStore.class,
                "replace",
                (real, is) -> {
                    var next = (OutboundMessage) is[1];
                    return real.call(is[0], next.drained(next.timeline().size()));
                });
    }

    private static OutboundMessage withoutKey(OutboundMessage text) {
        var is = text.draft();
        var draft = is.withKey(Optional.empty());
        return new OutboundMessage(
                text.id(),
                text.revision(),
                draft,
                text.threadId(),
                text.account(),
                text.decision(),
                text.salt(),
                text.dueAt(),
                text.from(),
                text.attempts(),
                text.timeline(),
                text.drained());
    }

    private void ofReads() {
        add(
                "nobody looks for dead attempts",
                MessageStore.class,
                "inState",
                (real, is) ->
                        is[0] == MessageState.SENDING
                                ? new Page<>(List.of(), Optional.empty())
                                : real.call(is));
        add(
                "nobody reconciles",
                MessageStore.class,
                "inState",
                (real, is) ->
                        is[0] == MessageState.UNCONFIRMED
                                ? new Page<>(List.of(), Optional.empty())
                                : real.call(is));
        add(
                "nobody looks for what the queue forgot",
                MessageStore.class,
                "overdue",
                (_, _) -> new Page<>(List.of(), Optional.empty()));
        add(
                "nobody looks for what was not drawn",
                MessageStore.class,
                "undrained",
                (_, _) -> List.of());
        add(
                "a conversation has no order",
                MessageStore.class,
                "page",
                (_, _) -> new Page<>(List.of(), Optional.empty()));
        add(
                "each text opens a conversation of its own",
                ThreadIndex.class,
                "open",
                (_, is) -> is[2]);
    }

    private void ofTheRecord() {
        add(
                "an entry is acknowledged and not kept",
                AuditLog.class,
                "append",
                (_, _) -> Appended.NEW);
        add(
                "an entry has another id each time",
                AuditLog.class,
                "append",
                (real, is) -> {
                    var event = (AuditDraft) is[0];
                    return real.call(
                            new AuditDraft(
                                    event.entryId() + "-x",
                                    event.stream(),
                                    event.at(),
                                    event.actor(),
                                    event.action(),
                                    event.ids(),
                                    event.commitments()));
                });
        add(
                "the record is drawn after the bytes",
                MessageStore.class,
                "replace",
                (real, is) -> {
                    var next = (OutboundMessage) is[1];
                    return real.call(is) instanceof Replaced.Kept(var kept)
                            ? new Replaced.Kept(
                                    next.state() == MessageState.SENDING
                                            ? kept.drained(kept.timeline().size())
                                            : kept)
                            : real.call(is);
                });
        add("what came in is not processed", InboundLog.class, "unprocessed", (_, _) -> List.of());
        add(
                "the budget is not asked",
                SendBudget.class,
                "take",
                (_, _) -> new SendBudget.Answer.Granted(1));
    }
}
