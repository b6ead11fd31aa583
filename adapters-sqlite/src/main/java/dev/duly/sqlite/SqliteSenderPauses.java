package dev.duly.sqlite;

import dev.duly.core.Appended;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Reason;
import dev.duly.core.policy.SenderPause;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.provider.GatewayAccount;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The stopped senders.
final class SqliteSenderPauses implements SenderPauses {
    private static final String PORT = "SenderPauses";

    /// Stands for no sender in the key, where nothing may be missing.
    private static final String EVERY_SENDER = "";

    private final Database database;

    SqliteSenderPauses(Database database) {
        this.database = database;
    }

    @Override
    public Appended pause(SenderPause pause) {
        var written =
                database.write(
                        PORT,
                        session ->
                                session.update(
                                        """
                                        INSERT INTO sender_pause (gateway, account, sender, code,
                                            sentence, next_step, provider_code, since)
                                        VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                                        """,
                                        pause.account().kind(),
                                        pause.account().account(),
                                        word(pause.sender()),
                                        pause.reason().code(),
                                        pause.reason().sentence(),
                                        pause.reason().nextStep(),
                                        pause.reason().providerCode(),
                                        pause.since()));
        return written > 0 ? Appended.NEW : Appended.REPEATED;
    }

    @Override
    public Optional<SenderPause> resume(GatewayAccount account, Optional<SenderAddress> sender) {
        return database.write(PORT, session -> resume(session, account, word(sender)));
    }

    private static Optional<SenderPause> resume(
            Session session, GatewayAccount account, String sender) throws SQLException {
        var lifted =
                session.first(
                        "SELECT * FROM sender_pause"
                                + " WHERE gateway = ? AND account = ? AND sender = ?",
                        SqliteSenderPauses::pause,
                        account.kind(),
                        account.account(),
                        sender);
        session.update(
                "DELETE FROM sender_pause WHERE gateway = ? AND account = ? AND sender = ?",
                account.kind(),
                account.account(),
                sender);
        return lifted;
    }

    @Override
    public List<SenderPause> all() {
        return database
                .read(
                        PORT,
                        session ->
                                session.list(
                                        "SELECT * FROM sender_pause", SqliteSenderPauses::pause))
                .stream()
                .sorted(Comparator.comparing(SenderPause::since))
                .toList();
    }

    private static String word(Optional<SenderAddress> sender) {
        return sender.map(SenderAddress::value).orElse(EVERY_SENDER);
    }

    private static SenderPause pause(Row row) throws SQLException {
        var sender = row.text("sender");
        return new SenderPause(
                new GatewayAccount(row.text("gateway"), row.text("account")),
                sender.equals(EVERY_SENDER)
                        ? Optional.empty()
                        : Optional.of(SenderAddress.of(sender)),
                new Reason(
                        row.text("code"),
                        row.text("sentence"),
                        row.text("next_step"),
                        row.optionalNumber("provider_code")),
                row.time("since"));
    }
}
