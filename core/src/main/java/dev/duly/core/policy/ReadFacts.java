package dev.duly.core.policy;

import dev.duly.core.client.ContactId;
import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.RevocationScope;
import dev.duly.core.consent.Viewpoint;
import dev.duly.core.contact.Contact;
import dev.duly.core.contact.Contacts;
import dev.duly.core.department.Department;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Draft;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.provider.GatewayAccount;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Reads the snapshot for one text, fresh each time.
public final class ReadFacts {
    private final Departments departments;
    private final ConsentLedger consents;
    private final SenderPauses pauses;
    private final Contacts contacts;
    private final CountRecent countRecent;
    private final NumberPlan numbers;
    private final RevocationScope revocationScope;
    private final GatewayAccount account;
    private final InstantSource clock;

    /// @param account through which texts go
    public ReadFacts(
            Departments departments,
            ConsentLedger consents,
            SenderPauses pauses,
            Contacts contacts,
            CountRecent countRecent,
            NumberPlan numbers,
            RevocationScope revocationScope,
            GatewayAccount account,
            InstantSource clock) {
        this.departments = departments;
        this.consents = consents;
        this.pauses = pauses;
        this.contacts = contacts;
        this.countRecent = countRecent;
        this.numbers = numbers;
        this.revocationScope = revocationScope;
        this.account = account;
        this.clock = clock;
    }

    /// For a text that is not kept yet. Empty when there is no such department.
    public Optional<Facts> read(Draft draft) {
        return read(draft, Optional.empty());
    }

    /// For a text that is kept, which does not count among those that the client has had. Empty
    /// when there is no such department any more.
    public Optional<Facts> read(OutboundMessage text) {
        return read(text.draft(), Optional.of(text.id()));
    }

    private Optional<Facts> read(Draft draft, Optional<MessageId> self) {
        // All of them are needed for the consent, and one reading is cheaper than two.
        var all = departments.all();
        return all.stream()
                .filter(department -> department.id().equals(draft.departmentId()))
                .findFirst()
                .map(department ->
                        new Facts(
                                department,
                                consent(draft, department, all),
                                revocationScope,
                                pauseOf(department),
                                hours(draft, department),
                                countRecent.of(draft, department.policy(), self, clock.instant())));
    }

    private LocalHours hours(Draft draft, Department department) {
        var policy = department.policy();
        return !policy.closesAtTimes() && !policy.stateLaws()
                ? LocalHours.NONE
                : LocalHours.of(department, people(draft), numbers.places(draft.to()));
    }

    /// Whom the text is about, if somebody said so; else all who have the number.
    private List<Contact> people(Draft draft) {
        return draft.contactId()
                .flatMap(contacts::find)
                .map(List::of)
                .orElseGet(() -> contacts.withPhone(draft.to()));
    }

    private Consent consent(Draft draft, Department department, List<Department> all) {
        var history = consents.history(draft.to());
        return about(draft, history).stream()
                .map(client ->
                        Viewpoint.of(
                                department,
                                all,
                                Optional.of(draft.purpose()),
                                client,
                                revocationScope))
                .map(viewpoint -> Consent.derive(history, viewpoint))
                .max(Comparator.comparingInt(ReadFacts::strictness))
                .orElseThrow();
    }

    /// Whose consent the text needs. Where nobody says whom it is about and several have the
    /// number, it needs everybody's: an opt-in belongs to the client who gave it.
    private List<Optional<ContactId>> about(Draft draft, List<ConsentChange> history) {
        var isOneClients =
                history.stream()
                        .anyMatch(
                                line -> line.kind().isOptIn() && line.reach().client().isPresent());
        if (draft.contactId().isPresent() || !isOneClients) {
            return List.of(draft.contactId());
        }
        var sharing = contacts.withPhone(draft.to());
        var ofCase =
                sharing.stream()
                        .filter(contact ->
                                draft.caseId().isPresent()
                                        && contact.caseId().equals(draft.caseId()))
                        .toList();
        var meant = ofCase.isEmpty() ? sharing : ofCase;
        return meant.isEmpty()
                ? List.of(Optional.empty())
                : meant.stream().map(contact -> Optional.of(contact.id())).toList();
    }

    private static int strictness(Consent consent) {
        return switch (consent.state()) {
            case OPTED_IN -> 0;
            case NEVER_ASKED -> 1;
            case OPTED_OUT -> 2;
        };
    }

    private Optional<SenderPause> pauseOf(Department department) {
        return pauses.all().stream()
                .filter(pause -> pause.stops(account, department.sender().address()))
                .findFirst();
    }
}
