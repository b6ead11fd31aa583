package dev.duly.core.policy;

import dev.duly.core.access.AuditedReading;
import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.RevocationScope;
import dev.duly.core.consent.Viewpoint;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Ids;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditLog;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Shows what a number has agreed to, and the whole ledger behind it. Audited before anything is
/// shown.
public final class ReadConsent {
    /// What is shown of one number.
    ///
    /// @param consent as it stands
    /// @param history every line, in the order in which they were written down
    public record Shown(Consent consent, List<ConsentChange> history) {}

    private final ConsentLedger consents;
    private final Departments departments;
    private final RevocationScope revocationScope;
    private final AuditedReading reading;

    public ReadConsent(
            ConsentLedger consents,
            Departments departments,
            RevocationScope revocationScope,
            AuditLog audit,
            Ids ids,
            InstantSource clock) {
        this.consents = consents;
        this.departments = departments;
        this.revocationScope = revocationScope;
        this.reading = new AuditedReading(audit, ids, clock);
    }

    /// @param id of the department for whose texts it is asked; empty for the whole agency's, where
    ///   one department's opt-out goes before another's opt-in. Empty answer when there is no such
    ///   department
    public Optional<Shown> of(Actor by, PhoneNumber phone, Optional<DepartmentId> id) {
        reading.begins(by, "consent.read", Map.of("number", phone.masked()));
        var history = consents.history(phone);
        var all = departments.all();
        if (id.isEmpty()) {
            return Optional.of(new Shown(strictest(history, all), history));
        }
        return id.flatMap(departments::find)
                .map(department -> new Shown(consent(history, department, all), history));
    }

    private Consent strictest(List<ConsentChange> history, List<Department> all) {
        return all.stream()
                .map(department -> consent(history, department, all))
                .min(Comparator.comparing(Consent::state))
                .orElse(Consent.NEVER_ASKED);
    }

    private Consent consent(
            List<ConsentChange> history, Department department, List<Department> all) {
        return Consent.derive(
                history,
                Viewpoint.of(department, all, Optional.empty(), Optional.empty(), revocationScope));
    }
}
