package dev.duly.sqlite;

import dev.duly.core.Appended;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receiving.InboundLog;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.receiving.InboundText.Arrival;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Every text that came in, raw.
final class SqliteInboundLog implements InboundLog {
    private static final String PORT = "InboundLog";

    private final Database database;

    SqliteInboundLog(Database database) {
        this.database = database;
    }

    @Override
    public Appended append(InboundText text) {
        var document = document(text);
        var written =
                database.write(
                        PORT,
                        session ->
                                session.update(
                                        """
                                        INSERT INTO inbound (gateway, account, provider_id,
                                            received_at, document)
                                        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                                        """,
                                        text.account().kind(),
                                        text.account().account(),
                                        text.providerId().value(),
                                        text.receivedAt(),
                                        document));
        return written > 0 ? Appended.NEW : Appended.REPEATED;
    }

    @Override
    public Optional<Instant> latestArrival() {
        return database.read(
                PORT,
                session ->
                        session.first(
                                        "SELECT max(received_at) AS latest"
                                                + " FROM inbound INDEXED BY inbound_by_arrival",
                                        row -> row.optionalTime("latest"))
                                .flatMap(Function.identity()));
    }

    @Override
    public List<InboundText> unprocessed(int max) {
        return database.browse(
                PORT,
                session ->
                        session.list(
                                "SELECT number, document FROM inbound"
                                        + " INDEXED BY inbound_unprocessed WHERE processed = 0"
                                        + " ORDER BY received_at, number LIMIT ?",
                                SqliteInboundLog::text,
                                max));
    }

    @Override
    public void processed(InboundText text) {
        database.write(
                PORT,
                session ->
                        session.update(
                                "UPDATE inbound SET processed = 1"
                                        + " WHERE gateway = ? AND account = ? AND provider_id = ?"
                                        + " AND processed = 0",
                                text.account().kind(),
                                text.account().account(),
                                text.providerId().value()));
    }

    private static String document(InboundText text) {
        return new Json()
                .with("account", Parts.of(text.account()))
                .with("providerId", text.providerId().value())
                .with("from", text.from().e164())
                .with("to", text.to().e164())
                .withText("messagingService", text.messagingService())
                .with("body", text.body())
                .withAll("media", text.media(), Parts::of)
                .withText("optOutType", text.optOutType())
                .with("arrival", text.arrival())
                .with("receivedAt", text.receivedAt())
                .withTime("providerAt", text.providerAt())
                .with("raw", Json.texts(text.raw()))
                .written();
    }

    private static InboundText text(Row row) throws SQLException {
        return Fields.read(
                "inbound text " + row.longNumber("number"),
                row.text("document"),
                SqliteInboundLog::text);
    }

    private static InboundText text(Fields fields) {
        return new InboundText(
                fields.object("account", Parts::account),
                new ProviderMessageId(fields.text("providerId")),
                new PhoneNumber(fields.text("from")),
                new PhoneNumber(fields.text("to")),
                fields.optionalText("messagingService"),
                fields.text("body"),
                fields.objects("media", Parts::media),
                fields.optionalText("optOutType"),
                // Texts were not fetched before this was written down.
                fields.optionalWord("arrival", Arrival.class).orElse(Arrival.POSTED),
                fields.time("receivedAt"),
                fields.optionalTime("providerAt"),
                fields.object("raw", Fields::texts));
    }
}
