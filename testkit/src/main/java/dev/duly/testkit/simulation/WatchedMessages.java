package dev.duly.testkit.simulation;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.message.Added;
import dev.duly.core.message.IdempotencyKey;
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
import java.util.List;
import java.util.Optional;

/// The store, with each write reported to the promises.
record WatchedMessages(MessageStore store, MessagePromises promises) implements MessageStore {
    @Override
    public Added<OutboundMessage> add(OutboundMessage message) {
        var added = store.add(message);
        if (added instanceof Added.Kept<OutboundMessage>(var kept)) {
            promises.added(kept);
        }
        return added;
    }

    @Override
    public Added<InboundMessage> add(InboundMessage message) {
        var added = store.add(message);
        if (added instanceof Added.Kept<InboundMessage>(var kept)) {
            promises.added(kept);
        }
        return added;
    }

    @Override
    public Replaced replace(Revision expected, OutboundMessage next) {
        var replaced = store.replace(expected, next);
        if (replaced instanceof Replaced.Kept(var kept)) {
            promises.replaced(kept);
        }
        return replaced;
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return store.find(id);
    }

    @Override
    public Optional<OutboundMessage> find(IdempotencyKey key) {
        return store.find(key);
    }

    @Override
    public Optional<OutboundMessage> find(GatewayAccount account, ProviderMessageId id) {
        return store.find(account, id);
    }

    @Override
    public Page<OutboundMessage> inState(
            MessageState state, Instant since, Instant before, Optional<Cursor> cursor, int limit) {
        return store.inState(state, since, before, cursor, limit);
    }

    @Override
    public Page<OutboundMessage> overdue(Instant before, Optional<Cursor> cursor, int limit) {
        return store.overdue(before, cursor, limit);
    }

    @Override
    public List<OutboundMessage> lately(PhoneNumber person, Instant since, int max) {
        return store.lately(person, since, max);
    }

    @Override
    public Page<Message> page(MessageFilter filter, Optional<Cursor> cursor, int limit) {
        return store.page(filter, cursor, limit);
    }

    @Override
    public List<LiveMessage> undrained(int max) {
        return store.undrained(max);
    }

    @Override
    public void drained(MessageId id, int steps) {
        store.drained(id, steps);
        store.find(id).map(LiveMessage.class::cast).ifPresent(message -> promises.drained(message));
    }
}
