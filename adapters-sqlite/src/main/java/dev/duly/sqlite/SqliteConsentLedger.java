package dev.duly.sqlite;

import dev.duly.core.Appended;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import java.sql.SQLException;
import java.util.List;

/// The consent ledger. The file itself refuses to change or delete a line.
final class SqliteConsentLedger implements ConsentLedger {
    private static final String PORT = "ConsentLedger";

    private final Database database;

    SqliteConsentLedger(Database database) {
        this.database = database;
    }

    @Override
    public Appended append(ConsentChange change) {
        var written =
                database.write(
                        PORT,
                        session ->
                                session.update(
                                        """
                                        INSERT INTO consent (source, phone, department_id, kind,
                                            method, words, effective_at, provider_at,
                                            recorded_at)
                                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                                        ON CONFLICT (source) DO NOTHING
                                        """,
                                        change.source(),
                                        change.phone().e164(),
                                        change.departmentId().value(),
                                        change.kind().name(),
                                        change.method().name(),
                                        change.words(),
                                        change.effectiveAt(),
                                        change.providerAt(),
                                        change.recordedAt()));
        return written > 0 ? Appended.NEW : Appended.REPEATED;
    }

    @Override
    public List<ConsentChange> history(PhoneNumber phone) {
        return database.read(
                PORT,
                session ->
                        session.list(
                                "SELECT * FROM consent WHERE phone = ? ORDER BY number",
                                SqliteConsentLedger::change,
                                phone.e164()));
    }

    private static ConsentChange change(Row row) throws SQLException {
        return new ConsentChange(
                row.text("source"),
                new PhoneNumber(row.text("phone")),
                new DepartmentId(row.text("department_id")),
                ConsentChange.Kind.valueOf(row.text("kind")),
                ConsentChange.Method.valueOf(row.text("method")),
                row.text("words"),
                row.time("effective_at"),
                row.optionalTime("provider_at"),
                row.time("recorded_at"));
    }
}
