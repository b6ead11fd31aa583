package dev.duly.sqlite;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
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
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The messages. Every consequence of a step is drawn in the transaction that writes it, so nothing
/// here is ever undrained.
final class SqliteMessageStore implements MessageStore {
    private static final String PORT = "MessageStore";

    private static final String BY_PROVIDER_ID =
            """
            SELECT message.direction, message.id, message.document
            FROM provider_message CROSS JOIN message ON message.id = provider_message.message_id
            WHERE gateway = ? AND provider_message.account = ? AND provider_id = ?
                AND provider_message.direction = ?
            """;

    /// More than are on their way at once on most days; each takes up to ten kilobytes.
    private static final int MOST_KNOWN = 300;

    private final Database database;
    private final Doorbell doorbell;
    private final KnownDocuments<OutboundMessage> documents = new KnownDocuments<>(MOST_KNOWN);

    SqliteMessageStore(Database database, Doorbell doorbell) {
        this.database = database;
        this.doorbell = doorbell;
    }

    @Override
    public Added<OutboundMessage> add(OutboundMessage message) {
        var document = OutboundDocument.write(message);
        var consequences = new Consequences(message);
        var known = database.write(PORT, session -> add(session, message, document, consequences));
        if (known.isPresent()) {
            return new Added.Known<>(known.get());
        }
        var kept = message.drained(message.timeline().size());
        documents.know(document, kept);
        doorbell.ringFor(kept);
        return new Added.Kept<>(kept);
    }

    private Optional<OutboundMessage> add(
            Session session, OutboundMessage message, String document, Consequences consequences)
            throws SQLException {
        var key = message.draft().key();
        if (key.isPresent()) {
            var known = find(session, key.get());
            if (known.isPresent()) {
                return known;
            }
        }
        MessageRow.insert(session, message, document);
        consequences.drawFirst(session);
        return Optional.empty();
    }

    @Override
    public Added<InboundMessage> add(InboundMessage message) {
        var document = InboundDocument.write(message);
        var consequences = new Consequences(message);
        var known = database.write(PORT, session -> add(session, message, document, consequences));
        return known.<Added<InboundMessage>>map(Added.Known::new)
                .orElseGet(() -> new Added.Kept<>(message.drained(message.timeline().size())));
    }

    private static Optional<InboundMessage> add(
            Session session, InboundMessage message, String document, Consequences consequences)
            throws SQLException {
        var known =
                session.first(
                        BY_PROVIDER_ID,
                        MessageRow::inbound,
                        message.account().kind(),
                        message.account().account(),
                        message.providerId().value(),
                        "in");
        if (known.isPresent()) {
            return known;
        }
        MessageRow.insert(session, message, document);
        consequences.drawFirst(session);
        return Optional.empty();
    }

    @Override
    public Replaced replace(Revision expected, OutboundMessage next) {
        var document = OutboundDocument.write(next);
        var consequences = new Consequences(next);
        var answer =
                database.write(
                        PORT, session -> replace(session, expected, next, document, consequences));
        if (answer instanceof Replaced.Kept(var kept)) {
            documents.know(document, kept);
            doorbell.ringFor(kept);
        }
        return answer;
    }

    private static Replaced replace(
            Session session,
            Revision expected,
            OutboundMessage next,
            String document,
            Consequences consequences)
            throws SQLException {
        var isCurrent =
                session.exists(
                        "SELECT 1 FROM message WHERE id = ? AND revision = ? AND direction = 'out'",
                        next.id().value(),
                        expected.value());
        if (!isCurrent) {
            return new Replaced.Stale();
        }
        if (hasTwin(session, next)) {
            return new Replaced.TwinInFlight();
        }
        MessageRow.update(session, next, document);
        consequences.draw(session);
        return new Replaced.Kept(next.drained(next.timeline().size()));
    }

    private static boolean hasTwin(Session session, OutboundMessage message) throws SQLException {
        return message.inFlight().isPresent()
                && session.exists(
                        "SELECT 1 FROM message WHERE in_flight = ? AND id <> ?",
                        message.inFlight().map(InFlight::key),
                        message.id().value());
    }

    @Override
    public Optional<Message> find(MessageId id) {
        return database.read(
                PORT,
                session ->
                        session.first(
                                "SELECT direction, id, document FROM message WHERE id = ?",
                                this::live,
                                id.value()));
    }

    @Override
    public Optional<OutboundMessage> find(IdempotencyKey key) {
        return database.read(PORT, session -> find(session, key));
    }

    private Optional<OutboundMessage> find(Session session, IdempotencyKey key)
            throws SQLException {
        return session.first(
                "SELECT id, document FROM message WHERE application = ? AND idempotency_key = ?",
                this::outbound,
                key.application(),
                key.value());
    }

    @Override
    public Optional<OutboundMessage> find(GatewayAccount account, ProviderMessageId id) {
        return database.read(
                PORT,
                session ->
                        session.first(
                                BY_PROVIDER_ID,
                                this::outbound,
                                account.kind(),
                                account.account(),
                                id.value(),
                                "out"));
    }

    @Override
    public Page<OutboundMessage> inState(
            MessageState state, Instant since, Instant before, Optional<Cursor> cursor, int limit) {
        var span = new Span("changed_at", since, before, cursor);
        return page(
                StateQuery.inState(state, span, limit + 1),
                limit,
                last -> Cursor.after(last.timeline().getLast().at(), last.id().value()));
    }

    @Override
    public Page<OutboundMessage> overdue(Instant before, Optional<Cursor> cursor, int limit) {
        var span = new Span("due_at", Instant.MIN, before, cursor);
        return page(
                StateQuery.overdue(span, limit + 1),
                limit,
                last -> Cursor.after(last.dueAt(), last.id().value()));
    }

    private Page<OutboundMessage> page(
            StateQuery query, int limit, Function<OutboundMessage, Cursor> place) {
        var found =
                database.browse(
                        PORT,
                        session ->
                                session.list(
                                        query.sql(), this::outbound, query.values().toArray()));
        return Pages.of(found, limit, place);
    }

    @Override
    public List<OutboundMessage> lately(PhoneNumber person, Instant since, int max) {
        return database.browse(PORT, session -> lately(session, person, since, max));
    }

    /// Thread by thread, so that each is read along an index: a person has one with each
    /// department.
    private List<OutboundMessage> lately(
            Session session, PhoneNumber person, Instant since, int max) throws SQLException {
        var threads =
                session.list(
                        "SELECT thread_id FROM thread_of WHERE person = ?",
                        row -> row.text("thread_id"),
                        person.e164());
        var texts = new ArrayList<OutboundMessage>();
        for (var thread : threads) {
            texts.addAll(
                    session.list(
                            """
                            SELECT id, document FROM message
                            WHERE thread_id = ? AND direction = 'out' AND changed_at >= ?
                            ORDER BY changed_at DESC LIMIT ?
                            """,
                            this::outbound,
                            thread,
                            since,
                            max));
        }
        return texts.stream()
                .sorted(
                        Comparator.<OutboundMessage, Instant>comparing(
                                        text -> text.timeline().getLast().at())
                                .reversed())
                .limit(max)
                .toList();
    }

    @Override
    public Page<Message> page(MessageFilter filter, Optional<Cursor> cursor, int limit) {
        var query = new MessageQuery(filter, cursor, limit + 1);
        var found =
                database.browse(
                        PORT, session -> session.list(query.sql(), this::live, query.values()));
        return Pages.of(found, limit, last -> Cursor.after(last.createdAt(), last.id().value()))
                .map(message -> message);
    }

    /// Always empty: see [Consequences].
    @Override
    public List<LiveMessage> undrained(int max) {
        return List.of();
    }

    /// Changes nothing: see [Consequences].
    @Override
    public void drained(MessageId id, int steps) {}

    /// Needs the columns `direction`, `id` and `document`.
    private LiveMessage live(Row row) throws SQLException {
        return row.text("direction").equals("out") ? outbound(row) : MessageRow.inbound(row);
    }

    private OutboundMessage outbound(Row row) throws SQLException {
        var id = row.text("id");
        var document = row.text("document");
        return documents.read(document, () -> OutboundDocument.read(id, document));
    }
}
