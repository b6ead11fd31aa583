package dev.duly.testkit.simulation;

import dev.duly.core.Appended;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.MessageStore;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receipt.ReceiptLog;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import dev.duly.core.thread.ThreadIndex;
import dev.duly.testkit.simulation.Meddling.Instead;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Faults of what comes in and of what is written down about it, each put in on purpose.
final class ReceivingFaults {
    private final Map<String, Tampering> all = new LinkedHashMap<>();

    private ReceivingFaults() {
        ofWhatComesIn();
        ofTheRecord();
    }

    /// By name.
    static Map<String, Tampering> all() {
        return new ReceivingFaults().all;
    }

    private void add(String name, Class<?> port, String method, Instead instead) {
        all.put(name, new Meddling(port, method, instead));
    }

    private void ofWhatComesIn() {
        add(
                "what came in is forgotten once it is kept",
                InboundLog.class,
                "append",
                (_, _) -> Appended.NEW);
        add(
                "a text that came in twice is two",
                MessageStore.class,
                "add",
                (real, is) ->
                        is[0] instanceof InboundMessage message
                                ? real.call(withId(message, message.id().value()))
                                : real.call(is));
        add(
                "what came in is in another department",
                MessageStore.class,
                "add",
                (real, is) ->
                        is[0] instanceof InboundMessage message
                                ? real.call(elsewhere(message))
                                : real.call(is));
        add(
                "a receipt is answered and not kept",
                ReceiptLog.class,
                "append",
                (_, _) -> Appended.NEW);
        add(
                "a text of somebody else is taken for this person's",
                InboundLog.class,
                "unprocessed",
                mixedUp());
    }

    private static InboundMessage withId(InboundMessage is, String id) {
        return new InboundMessage(
                is.id(),
                is.departmentId(),
                is.threadId(),
                is.account(),
                new ProviderMessageId(id),
                is.from(),
                is.to(),
                is.body(),
                is.media(),
                is.keyword(),
                is.answer(),
                is.salt(),
                is.timeline(),
                is.drained());
    }

    private static InboundMessage elsewhere(InboundMessage is) {
        return new InboundMessage(
                is.id(),
                new DepartmentId("probation"),
                is.threadId(),
                is.account(),
                is.providerId(),
                is.from(),
                is.to(),
                is.body(),
                is.media(),
                is.keyword(),
                is.answer(),
                is.salt(),
                is.timeline(),
                is.drained());
    }

    /// Of several that wait each gets the words of the one before it.
    private static Instead mixedUp() {
        return (real, is) -> {
            var texts = new ArrayList<InboundText>();
            var words = Optional.<String>empty();
            for (var item : (List<?>) real.call(is)) {
                var text = (InboundText) item;
                texts.add(
                        new InboundText(
                                text.account(),
                                text.providerId(),
                                text.from(),
                                text.to(),
                                text.messagingService(),
                                words.orElse(text.body()),
                                text.media(),
                                text.optOutType(),
                                text.arrival(),
                                text.receivedAt(),
                                text.providerAt(),
                                text.raw()));
                words = Optional.of(text.body());
            }
            return texts;
        };
    }

    private void ofTheRecord() {
        add(
                "an entry names somebody else",
                AuditLog.class,
                "append",
                (real, is) -> {
                    var event = (AuditDraft) is[0];
                    return real.call(
                            new AuditDraft(
                                    event.entryId(),
                                    event.stream(),
                                    event.at(),
                                    Actor.SYSTEM,
                                    event.action(),
                                    event.ids(),
                                    event.commitments()));
                });
        add(
                "an entry stands in another chain",
                AuditLog.class,
                "append",
                (real, is) -> {
                    var event = (AuditDraft) is[0];
                    return real.call(
                            new AuditDraft(
                                    event.entryId(),
                                    "all",
                                    event.at(),
                                    event.actor(),
                                    event.action(),
                                    event.ids(),
                                    event.commitments()));
                });
        add("a conversation is not marked", ThreadIndex.class, "mark", (_, _) -> null);
    }
}
