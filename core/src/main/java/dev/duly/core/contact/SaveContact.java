package dev.duly.core.contact;

import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.Proof;
import dev.duly.core.consent.Reach;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Ids;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditDraft;
import dev.duly.core.record.AuditLog;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Takes over what the case system says of a contact. Told the same twice, or late, it changes
/// nothing: whoever hands contacts in may do it again.
public final class SaveContact {
    /// The audit's chain of everything about contacts.
    static final String STREAM = "contacts";

    private final Contacts contacts;
    private final Departments departments;
    private final ConsentLedger consents;
    private final AuditLog audit;
    private final Consumer<PhoneNumber> lookAgain;
    private final Ids ids;
    private final InstantSource clock;

    /// @param lookAgain has what waits for a number looked at again: the client's zone may be
    ///   another
    public SaveContact(
            Contacts contacts,
            Departments departments,
            ConsentLedger consents,
            AuditLog audit,
            Consumer<PhoneNumber> lookAgain,
            Ids ids,
            InstantSource clock) {
        this.contacts = contacts;
        this.departments = departments;
        this.consents = consents;
        this.audit = audit;
        this.lookAgain = lookAgain;
        this.ids = ids;
        this.clock = clock;
    }

    /// Audits the change, then keeps it. With another number, what this client agreed to for the
    /// former one ends.
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
        // First, so that a crash in between loses nothing: handed in again, it is the same line.
        foreseen.before()
                .filter(_ -> foreseen.formerPhone().isPresent())
                .map(former -> numberChange(former, contact.version(), by))
                .ifPresent(consents::append);
        return switch (contacts.save(contact)) {
            case Mirrored.Kept(var before) -> {
                lookAgain.accept(contact.phone());
                yield new SaveContactResult.Kept(contact, before);
            }
            case Mirrored.Outdated(var version) -> new SaveContactResult.Outdated(version);
        };
    }

    private ConsentChange numberChange(Contact former, long version, Actor by) {
        var now = clock.instant();
        return new ConsentChange(
                "contact:%s:%d".formatted(former.id(), version),
                former.phone(),
                former.departmentId(),
                ConsentChange.Kind.NUMBER_CHANGE,
                new Reach(false, Set.of(), Optional.of(former.id())),
                Proof.of(Method.IMPORT),
                by,
                Optional.empty(),
                now,
                Optional.empty(),
                now);
    }

    private static String number(SaveContactResult.Kept foreseen) {
        if (foreseen.before().isEmpty()) {
            return "first";
        }
        return foreseen.formerPhone().isPresent() ? "changed" : "same";
    }
}
