package dev.duly.core.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.client.ContactId;
import dev.duly.core.record.Actor;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadContactsTest {
    private static final Actor OFFICER = Actor.token("officer");
    private static final ContactId ID = new ContactId("P-1");

    private final World world = new World();
    private final ReadContacts readContacts = world.duly.readContacts();
    private final Contact contact =
            new Contact(
                    ID,
                    1,
                    World.PRETRIAL,
                    Optional.empty(),
                    "Ann Núñez",
                    World.ANN,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    @BeforeEach
    void keep() {
        world.storage.contacts().save(contact);
    }

    @Test
    void everyReadingIsAuditedBeforeAnythingIsShown() {
        assertThat(readContacts.contact(OFFICER, ID)).contains(contact);
        assertThat(readContacts.list(OFFICER, Optional.empty(), Optional.empty(), 10).items())
                .containsExactly(contact);
        assertThat(
                        readContacts
                                .list(OFFICER, Optional.of(World.PROBATION), Optional.empty(), 10)
                                .items())
                .isEmpty();

        assertThat(world.audited("access"))
                .containsExactly("contact.read", "contacts.listed", "contacts.listed");
        assertThat(world.storage.audit().read("access", 0, 10))
                .extracting(entry -> Map.copyOf(entry.event().ids()))
                .containsExactly(
                        Map.of("contact", "P-1"), Map.of(), Map.of("department", "probation"));
    }

    @Test
    void whoCannotBeWrittenDownReadsNothing() {
        world.atRecord =
                () -> {
                    throw new PortException("AuditLog", PortException.Retry.WORTH_IT, "away");
                };
        world.beforeCall = call -> assertThat(call).doesNotStartWith("Contacts");

        assertThatThrownBy(() -> readContacts.contact(OFFICER, ID))
                .isInstanceOf(PortException.class);
        assertThatThrownBy(() -> readContacts.list(OFFICER, Optional.empty(), Optional.empty(), 10))
                .isInstanceOf(PortException.class);
    }
}
