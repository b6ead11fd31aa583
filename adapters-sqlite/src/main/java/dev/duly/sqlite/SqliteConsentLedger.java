package dev.duly.sqlite;

import dev.duly.core.Appended;
import dev.duly.core.client.ContactId;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.record.Actor;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

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
                                            method, words, effective_at, provider_at, recorded_at,
                                            details)
                                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
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
                                        change.recordedAt(),
                                        details(change)));
        return written > 0 ? Appended.NEW : Appended.REPEATED;
    }

    private static String details(ConsentChange change) {
        return new Json()
                .with("by", Parts.of(change.by()))
                .with("agencyWide", change.reach().agencyWide())
                .withTexts("purposes", Parts.words(change.reach().purposes()))
                .withText("contactId", change.reach().client().map(ContactId::value))
                .withText("language", change.proof().language())
                .withText("reference", change.proof().reference())
                .withText("rule", change.proof().rule())
                .withText("corrects", change.corrects())
                .written();
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
        var source = row.text("source");
        var method = Method.valueOf(row.text("method"));
        var words = row.text("words");
        var details =
                Fields.read(
                        "consent " + source,
                        row.text("details"),
                        fields -> Details.of(fields, method, words));
        return new ConsentChange(
                source,
                new PhoneNumber(row.text("phone")),
                new DepartmentId(row.text("department_id")),
                ConsentChange.Kind.valueOf(row.text("kind")),
                details.reach(),
                details.proof(),
                details.by(),
                details.corrects(),
                row.time("effective_at"),
                row.optionalTime("provider_at"),
                row.time("recorded_at"));
    }

    private record Details(Reach reach, Proof proof, Actor by, Optional<String> corrects) {
        static Details of(Fields fields, Method method, String words) {
            return new Details(
                    new Reach(
                            fields.flag("agencyWide"),
                            Parts.purposes(fields, "purposes"),
                            fields.optionalText("contactId").map(ContactId::new)),
                    new Proof(
                            method,
                            words,
                            fields.optionalText("language"),
                            fields.optionalText("reference"),
                            fields.optionalText("rule")),
                    fields.object("by", Parts::actor),
                    fields.optionalText("corrects"));
        }
    }
}
