package dev.duly.sqlite;

import dev.duly.core.client.CaseId;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.InFlight;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Revision;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.purpose.Lane;
import java.sql.SQLException;

/// A message on its way into and out of its table. The document is the message; the columns repeat
/// what is searched.
final class MessageRow {
    private static final String NAME_THE_PROVIDERS =
            """
            INSERT INTO provider_message (gateway, account, provider_id, direction, message_id)
            VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """;

    private MessageRow() {}

    static void insert(Session session, OutboundMessage message, String document)
            throws SQLException {
        session.update(
                """
                INSERT INTO message (id, direction, thread_id, department_id, case_id, state,
                    created_at, changed_at, revision, application, idempotency_key, in_flight,
                    lane, due_at, document)
                VALUES (?, 'out', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                message.id().value(),
                message.threadId().value(),
                message.departmentId().value(),
                message.draft().caseId().map(CaseId::value),
                message.state().word(),
                message.createdAt(),
                message.timeline().getLast().at(),
                message.revision().value(),
                message.draft().key().map(IdempotencyKey::application),
                message.draft().key().map(IdempotencyKey::value),
                message.inFlight().map(InFlight::key),
                rank(message.draft().purpose().lane()),
                message.dueAt(),
                document);
        nameProviders(session, message);
    }

    static void insert(Session session, InboundMessage message, String document)
            throws SQLException {
        session.update(
                """
                INSERT INTO message (id, direction, thread_id, department_id, state, created_at,
                    changed_at, revision, document)
                VALUES (?, 'in', ?, ?, ?, ?, ?, ?, ?)
                """,
                message.id().value(),
                message.threadId().value(),
                message.departmentId().value(),
                message.state().word(),
                message.createdAt(),
                message.timeline().getLast().at(),
                Revision.FIRST.value(),
                document);
        name(session, message.account(), message.providerId(), "in", message);
    }

    static void update(Session session, OutboundMessage next, String document) throws SQLException {
        session.update(
                """
                UPDATE message SET state = ?, changed_at = ?, revision = ?, in_flight = ?,
                    due_at = ?, document = ?
                WHERE id = ?
                """,
                next.state().word(),
                next.timeline().getLast().at(),
                next.revision().value(),
                next.inFlight().map(InFlight::key),
                next.dueAt(),
                document,
                next.id().value());
        nameProviders(session, next);
    }

    /// A lane's place in the file: lower ones go first.
    static int rank(Lane lane) {
        return switch (lane) {
            case URGENT -> 0;
            case NORMAL -> 1;
            case BULK -> 2;
        };
    }

    private static void nameProviders(Session session, OutboundMessage message)
            throws SQLException {
        for (var attempt : message.attempts()) {
            if (attempt.providerId().isPresent()) {
                name(session, attempt.account(), attempt.providerId().get(), "out", message);
            }
        }
    }

    private static void name(
            Session session,
            GatewayAccount account,
            ProviderMessageId id,
            String direction,
            LiveMessage message)
            throws SQLException {
        session.update(
                NAME_THE_PROVIDERS,
                account.kind(),
                account.account(),
                id.value(),
                direction,
                message.id().value());
    }

    static InboundMessage inbound(Row row) throws SQLException {
        return InboundDocument.read(row.text("id"), row.text("document"));
    }
}
