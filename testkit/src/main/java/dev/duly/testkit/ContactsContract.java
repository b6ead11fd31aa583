package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Cursor;
import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.contact.Contacts;
import dev.duly.core.contact.Mirrored;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.place.UsState;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [Contacts] promises.
public abstract class ContactsContract {
    private static final Optional<DepartmentId> ANY = Optional.empty();

    private Contacts contacts;

    /// A port without any contact, of which each call gives another.
    protected abstract Contacts noContacts();

    @BeforeEach
    void open() {
        contacts = noContacts();
    }

    @Test
    void atFirstThereIsNobody() {
        assertThat(contacts.find(new ContactId("P-1"))).isEmpty();
        assertThat(contacts.withPhone(Samples.ANN)).isEmpty();
        var page = contacts.page(ANY, Optional.empty(), 10);
        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    void everyFieldComesBackAsItWasKept() {
        var contact =
                new Contact(
                        new ContactId(";P'%\"~!{7}\\?"),
                        Long.MAX_VALUE,
                        Samples.PRETRIAL,
                        Optional.of(new CaseId("C-1042")),
                        "Señora Núñez-O'Brien, \"Ann\" 法 😀",
                        Samples.ANN,
                        Optional.of("es-MX"),
                        Optional.of(ZoneId.of("America/Boise")),
                        Optional.of(UsState.coded("ID")));

        assertThat(contacts.save(contact)).isEqualTo(new Mirrored.Kept(Optional.empty()));

        assertThat(contacts.find(contact.id())).contains(contact);
        assertThat(contacts.withPhone(Samples.ANN)).containsExactly(contact);
        assertThat(contacts.page(ANY, Optional.empty(), 10).items()).containsExactly(contact);
    }

    @Test
    void aContactWithoutAnyOptionalFieldComesBackAsItWasKept() {
        var contact = contact("P-1", 0, Samples.ANN);

        contacts.save(contact);

        assertThat(contacts.find(contact.id())).contains(contact);
    }

    @Test
    void aLaterVersionTakesThePlaceAndTellsWhatWasThere() {
        var first = contact("P-1", 1, Samples.ANN);
        var second = contact("P-1", 2, Samples.BEN);
        contacts.save(first);

        assertThat(contacts.save(second)).isEqualTo(new Mirrored.Kept(Optional.of(first)));

        assertThat(contacts.find(first.id())).contains(second);
        assertThat(contacts.withPhone(Samples.ANN)).isEmpty();
        assertThat(contacts.withPhone(Samples.BEN)).containsExactly(second);
        assertThat(contacts.page(ANY, Optional.empty(), 10).items()).containsExactly(second);
    }

    @Test
    void theSameOrAnEarlierVersionChangesNothing() {
        var kept = contact("P-1", 5, Samples.ANN);
        contacts.save(kept);

        assertThat(contacts.save(kept)).isEqualTo(new Mirrored.Outdated(5));
        assertThat(contacts.save(contact("P-1", 5, Samples.BEN)))
                .isEqualTo(new Mirrored.Outdated(5));
        assertThat(contacts.save(contact("P-1", 4, Samples.BEN)))
                .isEqualTo(new Mirrored.Outdated(5));

        assertThat(contacts.find(kept.id())).contains(kept);
        assertThat(contacts.withPhone(Samples.BEN)).isEmpty();
    }

    @Test
    void idsThatDifferInCaseAreTwoContacts() {
        contacts.save(contact("p-1", 1, Samples.ANN));
        contacts.save(contact("P-1", 1, Samples.ANN));

        assertThat(contacts.find(new ContactId("p-1"))).isPresent();
        assertThat(contacts.withPhone(Samples.ANN)).hasSize(2);
    }

    @Test
    void allWhoShareANumberAreToldById() {
        Stream.of("P-3", "P-1", "P-2").forEach(id -> contacts.save(contact(id, 1, Samples.ANN)));
        contacts.save(contact("P-0", 1, Samples.BEN));

        assertThat(contacts.withPhone(Samples.ANN))
                .extracting(contact -> contact.id().value())
                .containsExactly("P-1", "P-2", "P-3");
    }

    @Test
    void ofTwoVersionsAtOnceTheLaterStays() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var earlier = contact("P-" + round, 1, Samples.ANN);
            var later = contact("P-" + round, 2, Samples.BEN);

            var answers = Race.between(() -> contacts.save(earlier), () -> contacts.save(later));

            assertThat(contacts.find(later.id())).contains(later);
            assertThat(answers)
                    .isIn(
                            List.of(
                                    new Mirrored.Kept(Optional.empty()),
                                    new Mirrored.Kept(Optional.of(earlier))),
                            List.of(new Mirrored.Outdated(2), new Mirrored.Kept(Optional.empty())));
        }
    }

    @Test
    void pagesReachTheEndByIdWithoutRepeatOrGap() {
        // In ASCII's order: digits, capitals, small letters; and an id that looks like one of ours.
        var ids = List.of("!", "0", "00", "10", "9", "P-1", "P-10", "P-2", "a".repeat(24), "~");
        ids.reversed().forEach(id -> contacts.save(contact(id, 1, Samples.ANN)));

        assertThat(readThrough(ANY, 3)).isEqualTo(ids);
    }

    @Test
    void aFullLastPageHasNoNext() {
        Stream.of("P-1", "P-2", "P-3", "P-4")
                .forEach(id -> contacts.save(contact(id, 1, Samples.ANN)));

        var first = contacts.page(ANY, Optional.empty(), 2);
        var last = contacts.page(ANY, first.next(), 2);

        assertThat(first.next()).isPresent();
        assertThat(last.items()).hasSize(2);
        assertThat(last.next()).isEmpty();
    }

    @Test
    void aPageOfADepartmentHasItsOwnAlone() {
        for (var number = 0; number < 7; number++) {
            var department = number % 2 == 0 ? Samples.BAIL : Samples.PRETRIAL;
            contacts.save(contact("P-" + number, 1, department, Samples.ANN));
        }
        // Has moved from one to the other.
        contacts.save(contact("P-0", 2, Samples.PRETRIAL, Samples.ANN));

        assertThat(readThrough(Optional.of(Samples.BAIL), 2)).containsExactly("P-2", "P-4", "P-6");
        assertThat(readThrough(Optional.of(Samples.PRETRIAL), 2))
                .containsExactly("P-0", "P-1", "P-3", "P-5");
        assertThat(readThrough(Optional.of(new DepartmentId("nobody")), 2)).isEmpty();
    }

    private List<String> readThrough(Optional<DepartmentId> department, int limit) {
        var read = new ArrayList<String>();
        Optional<Cursor> cursor = Optional.empty();
        do {
            var page = contacts.page(department, cursor, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            page.items().forEach(contact -> read.add(contact.id().value()));
            cursor = page.next().map(Cursor::toString).map(Cursor::of);
        } while (cursor.isPresent());
        return read;
    }

    private static Contact contact(String id, long version, PhoneNumber phone) {
        return contact(id, version, Samples.PRETRIAL, phone);
    }

    private static Contact contact(
            String id, long version, DepartmentId department, PhoneNumber phone) {
        return new Contact(
                new ContactId(id),
                version,
                department,
                Optional.empty(),
                "Ann",
                phone,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
