package dev.duly.core.importing;

import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.contact.Contact;
import dev.duly.core.contact.SaveContact;
import dev.duly.core.contact.SaveContactResult;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.task.Task;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Says what would be new, and writes nothing.
final class Foreseeing implements Takeover {
    private record Ends(DepartmentId department, PhoneNumber person) {}

    private final ConsentLedger consents;
    private final SaveContact saveContact;
    private final Set<Ends> conversations = new HashSet<>();
    private boolean isNewConsent;

    Foreseeing(ConsentLedger consents, SaveContact saveContact) {
        this.consents = consents;
        this.saveContact = saveContact;
    }

    @Override
    public boolean contact(Contact contact) {
        return saveContact.rehearse(contact) instanceof SaveContactResult.Kept;
    }

    @Override
    public boolean consent(ConsentChange change) {
        isNewConsent =
                consents.history(change.phone()).stream()
                        .noneMatch(kept -> kept.source().equals(change.source()));
        return isNewConsent;
    }

    /// A review is opened with the opt-out that it is about.
    @Override
    public boolean review(Task task) {
        return isNewConsent;
    }

    @Override
    public int place(List<Understood> texts) {
        return (int)
                texts.stream()
                        .filter(text ->
                                conversations.add(new Ends(text.department(), text.person())))
                        .count();
    }
}
