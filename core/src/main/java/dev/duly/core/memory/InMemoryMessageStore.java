package dev.duly.core.memory;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.PortException;
import dev.duly.core.client.CaseId;
import dev.duly.core.message.Added;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.InFlight;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.Message;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Replaced;
import dev.duly.core.message.Revision;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Messages in memory. Draws no consequence of a step itself, as a store without transactions over
/// several documents cannot: so every test that runs on it runs the outbox too.
final class InMemoryMessageStore implements MessageStore {
    private static final Comparator<LiveMessage> OLDEST_FIRST =
            Comparator.comparing(InMemoryMessageStore::place, Paging.OLDEST_FIRST);

    private final Map<MessageId, LiveMessage> messages = new HashMap<>();
    private final Map<MessageState, Map<MessageId, OutboundMessage>> texts =
            new EnumMap<>(MessageState.class);
    private final Map<IdempotencyKey, MessageId> keys = new HashMap<>();
    private final Map<InFlight, MessageId> inFlight = new HashMap<>();
    private final Map<ProviderKey, MessageId> received = new HashMap<>();
    private final Map<ProviderKey, MessageId> attempted = new HashMap<>();
    private final Set<MessageId> undrained = new HashSet<>();

    @Override
    public synchronized Added<OutboundMessage> add(OutboundMessage message) {
        var earlier = message.draft().key().flatMap(this::find);
        if (earlier.isPresent()) {
            return new Added.Known<>(earlier.get());
        }
        refuseKeptId(message);
        message.draft().key().ifPresent(key -> keys.put(key, message.id()));
        keep(message);
        return new Added.Kept<>(message);
    }

    @Override
    public synchronized Added<InboundMessage> add(InboundMessage message) {
        var key = new ProviderKey(message.account(), message.providerId());
        var earlier = received.get(key);
        if (earlier != null && messages.get(earlier) instanceof InboundMessage kept) {
            return new Added.Known<>(kept);
        }
        refuseKeptId(message);
        received.put(key, message.id());
        keep(message);
        return new Added.Kept<>(message);
    }

    @Override
    public synchronized Replaced replace(Revision expected, OutboundMessage next) {
        if (!(messages.get(next.id()) instanceof OutboundMessage kept)
                || !kept.revision().equals(expected)) {
            return new Replaced.Stale();
        }
        if (next.inFlight().map(inFlight::get).filter(id -> !id.equals(next.id())).isPresent()) {
            return new Replaced.TwinInFlight();
        }
        kept.inFlight().ifPresent(inFlight::remove);
        // Steps may have been drained since `next` was read: that changes no revision.
        var written = next.drained(Math.max(kept.drained(), next.drained()));
        keep(written);
        return new Replaced.Kept(written);
    }

    @Override
    public synchronized Optional<Message> find(MessageId id) {
        return live(id).map(message -> message);
    }

    @Override
    public synchronized Optional<OutboundMessage> find(IdempotencyKey key) {
        return Optional.ofNullable(keys.get(key)).flatMap(this::outbound);
    }

    @Override
    public synchronized Optional<OutboundMessage> find(
            GatewayAccount account, ProviderMessageId id) {
        return Optional.ofNullable(attempted.get(new ProviderKey(account, id)))
                .flatMap(this::outbound);
    }

    @Override
    public synchronized Page<OutboundMessage> inState(
            MessageState state, Instant since, Instant before, Optional<Cursor> cursor, int limit) {
        return Paging.page(
                        outbound(state)
                                .filter(text -> !lastStep(text).isBefore(since))
                                .filter(text -> lastStep(text).isBefore(before)),
                        text -> Cursor.after(lastStep(text), text.id().value()),
                        Paging.OLDEST_FIRST,
                        cursor,
                        limit)
                .map(message -> message);
    }

    @Override
    public synchronized Page<OutboundMessage> overdue(
            Instant before, Optional<Cursor> cursor, int limit) {
        return Paging.page(
                        outbound(MessageState.QUEUED).filter(text -> text.dueAt().isBefore(before)),
                        text -> Cursor.after(text.dueAt(), text.id().value()),
                        Paging.OLDEST_FIRST,
                        cursor,
                        limit)
                .map(message -> message);
    }

    @Override
    public synchronized List<OutboundMessage> lately(PhoneNumber person, Instant since, int max) {
        return outbound()
                .filter(text -> text.person().equals(person))
                .filter(text -> !lastStep(text).isBefore(since))
                .sorted(Comparator.comparing(InMemoryMessageStore::lastStep).reversed())
                .limit(max)
                .toList();
    }

    private Stream<OutboundMessage> outbound(MessageState state) {
        return texts.getOrDefault(state, Map.of()).values().stream();
    }

    private Stream<OutboundMessage> outbound() {
        return texts.values().stream().flatMap(inState -> inState.values().stream());
    }

    @Override
    public synchronized Page<Message> page(
            MessageFilter filter, Optional<Cursor> cursor, int limit) {
        var order =
                switch (filter.order()) {
                    case OLDEST_FIRST -> Paging.OLDEST_FIRST;
                    case NEWEST_FIRST -> Paging.OLDEST_FIRST.reversed();
                };
        return Paging.page(
                        messages.values().stream().filter(message -> passes(message, filter)),
                        InMemoryMessageStore::place,
                        order,
                        cursor,
                        limit)
                .map(message -> message);
    }

    @Override
    public synchronized List<LiveMessage> undrained(int max) {
        var oldestFirst =
                undrained.stream().flatMap(id -> live(id).stream()).sorted(OLDEST_FIRST).toList();
        return oldestFirst.subList(0, Math.min(max, oldestFirst.size()));
    }

    @Override
    public synchronized void drained(MessageId id, int steps) {
        live(id).filter(message -> message.drained() < steps)
                .map(message ->
                        switch (message) {
                            case OutboundMessage outbound -> outbound.drained(steps);
                            case InboundMessage inbound -> inbound.drained(steps);
                        })
                .ifPresent(this::keep);
    }

    private void keep(LiveMessage message) {
        var before = messages.put(message.id(), message);
        if (message.hasUndrained()) {
            undrained.add(message.id());
        } else {
            undrained.remove(message.id());
        }
        if (before instanceof OutboundMessage outbound) {
            texts(outbound.state()).remove(outbound.id());
        }
        if (message instanceof OutboundMessage outbound) {
            texts(outbound.state()).put(outbound.id(), outbound);
            outbound.inFlight().ifPresent(key -> inFlight.put(key, outbound.id()));
            for (var attempt : outbound.attempts()) {
                attempt.providerId()
                        .map(id -> new ProviderKey(attempt.account(), id))
                        .ifPresent(key -> attempted.putIfAbsent(key, outbound.id()));
            }
        }
    }

    private Map<MessageId, OutboundMessage> texts(MessageState state) {
        return texts.computeIfAbsent(state, _ -> new HashMap<>());
    }

    private void refuseKeptId(LiveMessage message) {
        if (messages.containsKey(message.id())) {
            throw new PortException(
                    "MessageStore",
                    PortException.Retry.POINTLESS,
                    "there is a message " + message.id() + " already");
        }
    }

    private Optional<LiveMessage> live(MessageId id) {
        return Optional.ofNullable(messages.get(id));
    }

    private Optional<OutboundMessage> outbound(MessageId id) {
        return live(id).filter(OutboundMessage.class::isInstance).map(OutboundMessage.class::cast);
    }

    private static boolean passes(LiveMessage message, MessageFilter filter) {
        return filter.threadId().map(message.threadId()::equals).orElse(true)
                && filter.departmentId().map(message.departmentId()::equals).orElse(true)
                && filter.direction().map(directionOf(message)::equals).orElse(true)
                && (filter.states().isEmpty() || filter.states().contains(message.state()))
                && filter.since().map(since -> !message.createdAt().isBefore(since)).orElse(true)
                && filter.until().map(message.createdAt()::isBefore).orElse(true)
                && filter.caseId().map(id -> caseOf(message).equals(Optional.of(id))).orElse(true);
    }

    private static Optional<CaseId> caseOf(LiveMessage message) {
        return switch (message) {
            case OutboundMessage outbound -> outbound.draft().caseId();
            case InboundMessage _ -> Optional.empty();
        };
    }

    private static MessageFilter.Direction directionOf(LiveMessage message) {
        return switch (message) {
            case OutboundMessage _ -> MessageFilter.Direction.OUT;
            case InboundMessage _ -> MessageFilter.Direction.IN;
        };
    }

    private static Cursor place(LiveMessage message) {
        return Cursor.after(message.createdAt(), message.id().value());
    }

    private static Instant lastStep(LiveMessage message) {
        return message.timeline().getLast().at();
    }
}
