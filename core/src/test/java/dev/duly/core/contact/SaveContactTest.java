package dev.duly.core.contact;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.BOB;
import static dev.duly.core.World.PRETRIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.client.ContactId;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.Method;
import dev.duly.core.contact.SaveContactResult.Kept;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.record.Actor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SaveContactTest {
    private static final Actor OFFICER = Actor.token("officer");

    private final World world = new World();
    private final SaveContact saveContact = world.duly.saveContact();

    @Test
    void whatTheCaseSystemSaysIsKeptAndAudited() {
        var contact = contact(1, ANN);

        assertThat(saveContact.save(contact, OFFICER))
                .isEqualTo(new Kept(contact, Optional.empty()));

        assertThat(world.storage.contacts().find(contact.id())).contains(contact);
        var entry = world.storage.audit().read("contacts", 0, 10).getFirst().event();
        assertThat(entry.action()).isEqualTo("contact.saved");
        assertThat(entry.actor()).isEqualTo(OFFICER);
        assertThat(entry.ids())
                .containsEntry("contact", "P-1")
                .containsEntry("version", "1")
                .containsEntry("department", "pretrial")
                .containsEntry("number", "first")
                .hasSize(4);
        assertThat(world.chainsAreWhole()).isTrue();
    }

    @Test
    void toldAgainOrLateNothingChangesAndNothingIsAudited() {
        var contact = contact(2, ANN);
        saveContact.save(contact, OFFICER);

        assertThat(saveContact.save(contact, OFFICER)).isEqualTo(new SaveContactResult.Outdated(2));
        assertThat(saveContact.save(contact(1, BOB), OFFICER))
                .isEqualTo(new SaveContactResult.Outdated(2));

        assertThat(world.storage.contacts().find(contact.id())).contains(contact);
        assertThat(world.audited("contacts")).hasSize(1);
    }

    @Test
    void anotherNumberTellsTheFormerOne() {
        saveContact.save(contact(1, ANN), OFFICER);

        var result = saveContact.save(contact(2, BOB), OFFICER);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Kept.class, kept -> assertThat(kept.formerPhone()).contains(ANN));
        assertThat(world.storage.audit().read("contacts", 1, 10).getFirst().event().ids())
                .containsEntry("number", "changed");
    }

    @Test
    void theSameNumberIsNoFormerOne() {
        saveContact.save(contact(1, ANN), OFFICER);

        assertThat(saveContact.save(contact(2, ANN), OFFICER))
                .isInstanceOfSatisfying(
                        Kept.class, kept -> assertThat(kept.formerPhone()).isEmpty());
        assertThat(world.consentOf(ANN)).isEmpty();
    }

    @Test
    void anotherNumberEndsWhatThisClientAgreedToForTheFormerOne() {
        saveContact.save(contact(1, ANN), OFFICER);

        saveContact.save(contact(2, BOB), OFFICER);

        var line = world.consentOf(ANN).getFirst();
        assertThat(line.source()).isEqualTo("contact:P-1:2");
        assertThat(line.kind()).isEqualTo(ConsentChange.Kind.NUMBER_CHANGE);
        assertThat(line.departmentId()).isEqualTo(PRETRIAL);
        assertThat(line.reach().client()).contains(new ContactId("P-1"));
        assertThat(line.method()).isEqualTo(Method.IMPORT);
        assertThat(line.by()).isEqualTo(OFFICER);
        assertThat(world.consentOf(BOB)).isEmpty();
    }

    @Test
    void whoHandsItInAgainAfterACrashFindsTheLineWritten() {
        saveContact.save(contact(1, ANN), OFFICER);
        world.beforeCall =
                call -> {
                    if (call.equals("Contacts.save")) {
                        throw new PortException("Contacts", PortException.Retry.WORTH_IT, "away");
                    }
                };
        assertThatThrownBy(() -> saveContact.save(contact(2, BOB), OFFICER))
                .isInstanceOf(PortException.class);
        assertThat(world.consentOf(ANN)).hasSize(1);
        world.beforeCall = _ -> {};

        saveContact.save(contact(2, BOB), OFFICER);

        assertThat(world.consentOf(ANN)).hasSize(1);
        assertThat(world.storage.contacts().withPhone(BOB)).hasSize(1);
    }

    @Test
    void aDepartmentThatIsNotThereIsNamed() {
        var nowhere = new DepartmentId("nowhere");

        assertThat(saveContact.save(contact(1, ANN, nowhere), OFFICER))
                .isEqualTo(new SaveContactResult.UnknownDepartment(nowhere));

        assertThat(world.storage.contacts().find(new ContactId("P-1"))).isEmpty();
        assertThat(world.audited("contacts")).isEmpty();
    }

    @Test
    void whatCannotBeAuditedIsNotKept() {
        world.atRecord =
                () -> {
                    throw new PortException("AuditLog", PortException.Retry.WORTH_IT, "away");
                };

        assertThatThrownBy(() -> saveContact.save(contact(1, ANN), OFFICER))
                .isInstanceOf(PortException.class);

        assertThat(world.storage.contacts().find(new ContactId("P-1"))).isEmpty();
    }

    @Test
    void whoIsOvertakenBetweenLookingAndKeepingIsToldSo() {
        world.beforeCall =
                call -> {
                    if (call.equals("Contacts.save")) {
                        world.storage.contacts().save(contact(9, BOB));
                    }
                };

        assertThat(saveContact.save(contact(1, ANN), OFFICER))
                .isEqualTo(new SaveContactResult.Outdated(9));
        assertThat(world.storage.contacts().withPhone(ANN)).isEmpty();
    }

    @Test
    void aRehearsalAnswersTheSameAndDoesNothing() {
        var contact = contact(1, ANN);

        assertThat(saveContact.rehearse(contact)).isEqualTo(new Kept(contact, Optional.empty()));

        assertThat(world.storage.contacts().find(contact.id())).isEmpty();
        assertThat(world.audited("contacts")).isEmpty();
    }

    private static Contact contact(long version, PhoneNumber phone) {
        return contact(version, phone, PRETRIAL);
    }

    private static Contact contact(long version, PhoneNumber phone, DepartmentId department) {
        return new Contact(
                new ContactId("P-1"),
                version,
                department,
                Optional.empty(),
                "Ann Núñez",
                phone,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
