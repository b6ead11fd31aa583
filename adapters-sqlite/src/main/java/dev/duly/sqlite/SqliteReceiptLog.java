package dev.duly.sqlite;

import dev.duly.core.Appended;
import dev.duly.core.message.MessageId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.receipt.ReceiptLog;
import java.sql.SQLException;
import java.util.List;

/// Every status callback, raw.
final class SqliteReceiptLog implements ReceiptLog {
    private static final String PORT = "ReceiptLog";

    private final Database database;

    SqliteReceiptLog(Database database) {
        this.database = database;
    }

    @Override
    public Appended append(DeliveryReceipt receipt) {
        var document = document(receipt);
        var written =
                database.write(
                        PORT,
                        session ->
                                session.update(
                                        """
                                        INSERT INTO receipt (gateway, account, provider_id,
                                            raw_status, error_code, message_id, document)
                                        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                                        """,
                                        receipt.account().kind(),
                                        receipt.account().account(),
                                        receipt.providerId().value(),
                                        receipt.rawStatus(),
                                        receipt.errorCode(),
                                        receipt.messageId().map(MessageId::value),
                                        document));
        return written > 0 ? Appended.NEW : Appended.REPEATED;
    }

    @Override
    public List<DeliveryReceipt> latest(int max) {
        return database.browse(
                PORT,
                session ->
                        session.list(
                                "SELECT number, document FROM receipt ORDER BY number DESC LIMIT ?",
                                SqliteReceiptLog::receipt,
                                max));
    }

    @Override
    public List<DeliveryReceipt> of(MessageId id) {
        return database.read(
                PORT,
                session ->
                        session.list(
                                "SELECT number, document FROM receipt WHERE message_id = ?"
                                        + " ORDER BY number",
                                SqliteReceiptLog::receipt,
                                id.value()));
    }

    @Override
    public List<DeliveryReceipt> of(GatewayAccount account, ProviderMessageId id) {
        return database.read(
                PORT,
                session ->
                        session.list(
                                "SELECT number, document FROM receipt"
                                        + " INDEXED BY receipt_by_provider_id"
                                        + " WHERE gateway = ? AND account = ? AND provider_id = ?"
                                        + " ORDER BY number",
                                SqliteReceiptLog::receipt,
                                account.kind(),
                                account.account(),
                                id.value()));
    }

    private static String document(DeliveryReceipt receipt) {
        return new Json()
                .withText("messageId", receipt.messageId().map(MessageId::value))
                .with("attempt", receipt.attempt())
                .with("account", Parts.of(receipt.account()))
                .with("providerId", receipt.providerId().value())
                .with("status", receipt.status())
                .with("rawStatus", receipt.rawStatus())
                .withNumber("errorCode", receipt.errorCode())
                .withText("from", receipt.from().map(PhoneNumber::e164))
                .with("receivedAt", receipt.receivedAt())
                .withTime("providerAt", receipt.providerAt())
                .with("raw", Json.texts(receipt.raw()))
                .written();
    }

    private static DeliveryReceipt receipt(Row row) throws SQLException {
        return Fields.read(
                "receipt " + row.longNumber("number"),
                row.text("document"),
                SqliteReceiptLog::receipt);
    }

    private static DeliveryReceipt receipt(Fields fields) {
        return new DeliveryReceipt(
                fields.optionalText("messageId").map(MessageId::new),
                fields.number("attempt"),
                fields.object("account", Parts::account),
                new ProviderMessageId(fields.text("providerId")),
                fields.word("status", ProviderStatus.class),
                fields.text("rawStatus"),
                fields.optionalNumber("errorCode"),
                fields.optionalText("from").map(PhoneNumber::new),
                fields.time("receivedAt"),
                fields.optionalTime("providerAt"),
                fields.object("raw", Fields::texts));
    }
}
