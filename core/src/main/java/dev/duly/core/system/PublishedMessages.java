package dev.duly.core.system;

import dev.duly.core.Cursor;
import dev.duly.core.Fault;
import dev.duly.core.Page;
import dev.duly.core.events.DomainEvent;
import dev.duly.core.events.LiveEvents;
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
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The messages, each write of which is published once it is kept.
record PublishedMessages(MessageStore kept, LiveEvents events) implements MessageStore {
    private static final Logger LOG = System.getLogger(PublishedMessages.class.getName());

    @Override
    public Added<OutboundMessage> add(OutboundMessage message) {
        return published(kept.add(message));
    }

    @Override
    public Added<InboundMessage> add(InboundMessage message) {
        return published(kept.add(message));
    }

    @Override
    public Replaced replace(Revision expected, OutboundMessage next) {
        var answer = kept.replace(expected, next);
        if (answer instanceof Replaced.Kept(var message)) {
            publish(message);
        }
        return answer;
    }

    private <M extends LiveMessage> Added<M> published(Added<M> answer) {
        if (answer instanceof Added.Kept<M>(var message)) {
            publish(message);
        }
        return answer;
    }

    private void publish(LiveMessage message) {
        try {
            events.publish(DomainEvent.MessageChanged.of(message));
        } catch (RuntimeException e) {
            // The write is done: whoever asked for it must not take it for failed, whatever this
            // is.
            LOG.log(
                    Level.ERROR,
                    "event=publish.failed message={0} fault={1}",
                    message.id(),
                    Fault.line(e));
        }
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return kept.find(id);
    }

    @Override
    public Optional<OutboundMessage> find(IdempotencyKey key) {
        return kept.find(key);
    }

    @Override
    public Optional<OutboundMessage> find(GatewayAccount account, ProviderMessageId id) {
        return kept.find(account, id);
    }

    @Override
    public Page<OutboundMessage> inState(
            MessageState state, Instant since, Instant before, Optional<Cursor> cursor, int limit) {
        return kept.inState(state, since, before, cursor, limit);
    }

    @Override
    public Page<OutboundMessage> overdue(Instant before, Optional<Cursor> cursor, int limit) {
        return kept.overdue(before, cursor, limit);
    }

    @Override
    public List<OutboundMessage> lately(PhoneNumber person, Instant since, int max) {
        return kept.lately(person, since, max);
    }

    @Override
    public Page<Message> page(MessageFilter filter, Optional<Cursor> cursor, int limit) {
        return kept.page(filter, cursor, limit);
    }

    @Override
    public List<LiveMessage> undrained(int max) {
        return kept.undrained(max);
    }

    @Override
    public void drained(MessageId id, int steps) {
        kept.drained(id, steps);
    }
}
