package dev.duly.core.system;

import dev.duly.core.access.AuditedReading;
import dev.duly.core.contact.ReadContacts;
import dev.duly.core.contact.SaveContact;
import dev.duly.core.importing.ImportHistory;
import dev.duly.core.message.Ids;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.policy.ChangeConsent;
import dev.duly.core.policy.Policy;
import dev.duly.core.policy.ReadConsent;
import dev.duly.core.policy.SaveDepartment;
import dev.duly.core.revocation.Revocations;
import dev.duly.core.sending.AskForConsent;
import dev.duly.core.sending.AskedQuestions;
import dev.duly.core.sending.LookAgain;
import dev.duly.core.sending.SubmitMessage;
import dev.duly.core.task.CloseTask;
import dev.duly.core.task.ReadTasks;
import java.time.InstantSource;

/// Builds the use cases of what staff look after: departments, consent, contacts, tasks, and what
/// an older server left.
final class StaffAssembly {
    private final Storage storage;
    private final LookAgain lookAgain;
    private final Policy policy;
    private final Ids ids;
    private final InstantSource clock;

    StaffAssembly(
            Storage storage, LookAgain lookAgain, Policy policy, Ids ids, InstantSource clock) {
        this.storage = storage;
        this.lookAgain = lookAgain;
        this.policy = policy;
        this.ids = ids;
        this.clock = clock;
    }

    SaveDepartment saveDepartment() {
        return new SaveDepartment(
                storage.departments(), storage.audit(), lookAgain::atTextsOf, ids, clock);
    }

    ReadConsent readConsent() {
        return new ReadConsent(
                storage.consents(),
                storage.departments(),
                policy.revocationScope(),
                storage.audit(),
                ids,
                clock);
    }

    ChangeConsent changeConsent() {
        return new ChangeConsent(
                storage.consents(),
                storage.departments(),
                policy.revocationScope(),
                storage.audit(),
                ids,
                clock);
    }

    AskForConsent askForConsent(SubmitMessage submitMessage) {
        return new AskForConsent(
                submitMessage,
                new AskedQuestions(storage.messages(), storage.departments()),
                storage.consents(),
                storage.departments(),
                policy.revocationScope(),
                storage.audit(),
                clock);
    }

    SaveContact saveContact() {
        return new SaveContact(
                storage.contacts(),
                storage.departments(),
                storage.consents(),
                storage.audit(),
                lookAgain::atTextsTo,
                ids,
                clock);
    }

    ReadContacts readContacts() {
        return new ReadContacts(storage.contacts(), storage.audit(), ids, clock);
    }

    ReadTasks readTasks() {
        return new ReadTasks(storage.tasks(), storage.audit(), ids, clock);
    }

    ImportHistory importHistory(NumberPlan numbers, Revocations revocations) {
        return new ImportHistory(
                storage.threads(),
                storage.departments(),
                storage.consents(),
                saveContact(),
                storage.tasks(),
                numbers,
                revocations,
                new AuditedReading(storage.audit(), ids, clock),
                ids,
                clock);
    }

    CloseTask closeTask() {
        return new CloseTask(storage.tasks(), storage.audit(), ids, clock);
    }
}
