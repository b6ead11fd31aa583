package dev.duly.core.contact;

import dev.duly.core.department.Departments;
import dev.duly.core.message.Ids;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import java.time.InstantSource;
import java.util.Map;

/// Takes over what the case system says of a contact. Told the same twice, or late, it changes
/// nothing: whoever hands contacts in may do it again.
public final class SaveContact {
    /// The audit's chain of everything about contacts.
    static final String STREAM = "contacts";

    private final Contacts contacts;
    private final Departments departments;
    private final AuditLog audit;
    private final Ids ids;
    private final InstantSource clock;

    public SaveContact(
            Contacts contacts,
            Departments departments,
            AuditLog audit,
            Ids ids,
            InstantSource clock) {
        this.contacts = contacts;
        this.departments = departments;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /// Audits the change, then keeps it.
    public SaveContactResult save(Contact contact, Actor by) {
        return switch (rehearse(contact)) {
            case SaveContactResult.Kept foreseen -> keep(foreseen, by);
            case SaveContactResult.Outdated outdated -> outdated;
            case SaveContactResult.UnknownDepartment unknown -> unknown;
        };
    }

    /// What [#save] would answer now; nothing is kept or audited.
    public SaveContactResult rehearse(Contact contact) {
        if (departments.find(contact.departmentId()).isEmpty()) {
            return new SaveContactResult.UnknownDepartment(contact.departmentId());
        }
        var before = contacts.find(contact.id());
        return before.filter(kept -> kept.version() >= contact.version())
                .<SaveContactResult>map(kept -> new SaveContactResult.Outdated(kept.version()))
                .orElseGet(() -> new SaveContactResult.Kept(contact, before));
    }

    private SaveContactResult keep(SaveContactResult.Kept foreseen, Actor by) {
        var contact = foreseen.contact();
        audit.append(
                AuditDraft.of(
                        "contact:" + ids.next(),
                        STREAM,
                        clock.instant(),
                        by,
                        "contact.saved",
                        Map.of(
                                "contact", contact.id().value(),
                                "version", Long.toString(contact.version()),
                                "department", contact.departmentId().value(),
                                "number", number(foreseen))));
        return switch (contacts.save(contact)) {
            case Mirrored.Kept(var before) -> new SaveContactResult.Kept(contact, before);
            case Mirrored.Outdated(var version) -> new SaveContactResult.Outdated(version);
        };
    }

    private static String number(SaveContactResult.Kept foreseen) {
        if (foreseen.before().isEmpty()) {
            return "first";
        }
        return foreseen.formerPhone().isPresent() ? "changed" : "same";
    }
}
