package dev.duly.core.message;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where messages are kept: the one truth about each text.
///
/// Every write is one atomic, durable step: when the method returns, a crash takes nothing back.
/// What follows from a step of the timeline (its audit entry, its place in the queue, its mark on
/// the thread) is drawn in the same step where the store can, and [LiveMessage#drained] says so;
/// what is not is listed by [#undrained] until [#drained] is called. Times are kept to the
/// millisecond.
///
/// A store may hold what an older server wrote, too: [HistoricMessage]s are found by their id and
/// stand in [#page], and no other method knows them.
///
/// A method that throws [dev.duly.core.PortException] may have written; reading tells.
public interface MessageStore {
    /// Keeps a text for the first time, unless its key is known. Of two with one key exactly one is
    /// kept.
    Added<OutboundMessage> add(OutboundMessage message);

    /// Keeps a text from a person, once per account and provider's id.
    Added<InboundMessage> add(InboundMessage message);

    /// Writes `next` only if the kept message still has the revision `expected`, and no other text
    /// has its [OutboundMessage#inFlight] key. Of two with one expectation exactly one is kept. A
    /// message that is not there is [Replaced.Stale].
    Replaced replace(Revision expected, OutboundMessage next);

    /// The message as last written, by whomever.
    Optional<Message> find(MessageId id);

    Optional<OutboundMessage> find(IdempotencyKey key);

    /// The text that has an attempt with this id on this account. An id belongs to one text: should
    /// two ever have it, the one that was written with it first keeps it.
    Optional<OutboundMessage> find(GatewayAccount account, ProviderMessageId id);

    /// At most `limit` outbound texts in `state` whose latest step is at `since` or later and
    /// before `before`, longest ago first, after `cursor`.
    Page<OutboundMessage> inState(
            MessageState state, Instant since, Instant before, Optional<Cursor> cursor, int limit);

    /// At most `limit` texts that are `queued` and were due before `before`, longest due first,
    /// after `cursor`.
    Page<OutboundMessage> overdue(Instant before, Optional<Cursor> cursor, int limit);

    /// At most `max` outbound texts to `person`, of whichever department, whose latest step is at
    /// `since` or later; the latest step first.
    List<OutboundMessage> lately(PhoneNumber person, Instant since, int max);

    /// At most `limit` messages that pass `filter`, in its order, after `cursor`.
    Page<Message> page(MessageFilter filter, Optional<Cursor> cursor, int limit);

    /// At most `max` messages with steps whose consequences have not been drawn, oldest first.
    List<LiveMessage> undrained(int max);

    /// Notes that the first `steps` steps of the timeline have had their consequences. Never takes
    /// back; changes no revision.
    void drained(MessageId id, int steps);
}
