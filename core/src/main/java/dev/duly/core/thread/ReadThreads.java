package dev.duly.core.thread;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.access.AuditedReading;
import dev.duly.core.message.Ids;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.ThreadId;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.receipt.ReceiptLog;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditLog;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Shows staff what was said. Each reading is audited before anything is shown.
public final class ReadThreads {
    private final MessageStore messages;
    private final ReceiptLog receipts;
    private final ThreadIndex threads;
    private final AuditedReading reading;

    public ReadThreads(
            MessageStore messages,
            ReceiptLog receipts,
            ThreadIndex threads,
            AuditLog audit,
            Ids ids,
            InstantSource clock) {
        this.messages = messages;
        this.receipts = receipts;
        this.threads = threads;
        this.reading = new AuditedReading(audit, ids, clock);
    }

    /// At most `limit` messages of one conversation, oldest first, each followed by its marker.
    public Optional<Conversation> conversation(
            Actor by, ThreadId id, Optional<Cursor> cursor, int limit) {
        reading.begins(by, "thread.read", Map.of("thread", id.value()));
        return threads.find(id)
                .map(thread -> {
                    var page = messages.page(MessageFilter.thread(id), cursor, limit);
                    var items =
                            page.items().stream().map(this::said).flatMap(ThreadItem::of).toList();
                    return new Conversation(thread, items, page.next());
                });
    }

    /// One message with all that happened to it.
    public Optional<ThreadItem.Said> message(Actor by, MessageId id) {
        reading.begins(by, "message.read", Map.of("message", id.value()));
        return messages.find(id).map(this::said);
    }

    /// The conversations, the latest first.
    public Page<ThreadSummary> list(Actor by, Optional<Cursor> cursor, int limit) {
        reading.begins(by, "threads.listed", Map.of());
        return threads.page(cursor, limit);
    }

    /// The messages that pass `filter`.
    public Page<Message> messages(
            Actor by, MessageFilter filter, Optional<Cursor> cursor, int limit) {
        reading.begins(by, "messages.listed", asked(filter));
        return messages.page(filter, cursor, limit);
    }

    private ThreadItem.Said said(Message message) {
        return new ThreadItem.Said(
                message,
                Stream.concat(receipts.of(message.id()).stream(), pathless(message))
                        .sorted(Comparator.comparing(DeliveryReceipt::receivedAt))
                        .toList());
    }

    /// Those that came to the address without a message in it.
    private Stream<DeliveryReceipt> pathless(Message message) {
        return message instanceof OutboundMessage text
                ? text.attempts().stream()
                        .flatMap(attempt -> attempt.providerId().stream())
                        .flatMap(id -> receipts.of(text.account(), id).stream())
                        .filter(receipt -> receipt.messageId().isEmpty())
                : Stream.empty();
    }

    private static Map<String, String> asked(MessageFilter filter) {
        var asked = new TreeMap<String, String>();
        filter.caseId().ifPresent(id -> asked.put("case", id.value()));
        filter.threadId().ifPresent(id -> asked.put("thread", id.value()));
        filter.departmentId().ifPresent(id -> asked.put("department", id.value()));
        filter.direction()
                .ifPresent(way -> asked.put("direction", way.name().toLowerCase(Locale.ROOT)));
        if (!filter.states().isEmpty()) {
            asked.put("state", words(filter.states()));
        }
        filter.since().ifPresent(at -> asked.put("since", at.toString()));
        filter.until().ifPresent(at -> asked.put("until", at.toString()));
        return asked;
    }

    /// In the order of a text's life, so that one question always reads the same.
    private static String words(Set<MessageState> states) {
        return states.stream().sorted().map(MessageState::word).collect(Collectors.joining(","));
    }
}
