package dev.duly.testkit.simulation;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.client.ContactId;
import dev.duly.core.contact.Contact;
import dev.duly.core.contact.Contacts;
import dev.duly.core.contact.Mirrored;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where clients live, as it was kept at each moment.
final class Clients {
    private static final ZoneId WEST = ZoneId.of("America/Los_Angeles");
    private static final ZoneId EAST = ZoneId.of("America/New_York");
    private static final ZoneId MIDDLE = ZoneId.of("America/Chicago");
    private static final Map<String, Set<ZoneId>> BY_AREA_CODE =
            Map.of("702", Set.of(WEST), "212", Set.of(EAST), "448", Set.of(EAST, MIDDLE));
    private static final Set<ZoneId> ANYWHERE =
            Set.of(WEST, MIDDLE, EAST, ZoneId.of("America/Denver"), ZoneId.of("America/Phoenix"));

    private final SimulatedWorld world;
    private final Contacts contacts;
    private final List<Since<Map<ContactId, Contact>>> people = new ArrayList<>();

    Clients(SimulatedWorld world, Contacts contacts) {
        this.world = world;
        this.contacts = contacts;
        this.people.add(new Since<>(0, Map.of()));
    }

    /// Where whoever has the number may be now.
    Set<ZoneId> zones(PhoneNumber number) {
        return zones(number, people.getLast().what());
    }

    /// When anything about them was last kept.
    long changedAt() {
        return people.getLast().at();
    }

    /// The same at each time since `moment`.
    List<Set<ZoneId>> zones(PhoneNumber number, long moment) {
        return Since.between(people, moment).stream().map(all -> zones(number, all)).toList();
    }

    /// Of all who have it.
    private static Set<ZoneId> zones(PhoneNumber number, Map<ContactId, Contact> all) {
        var ofNumber = BY_AREA_CODE.getOrDefault(number.e164().substring(2, 5), ANYWHERE);
        var zones = new HashSet<ZoneId>();
        for (var contact : all.values()) {
            if (contact.phone().equals(number)) {
                contact.timeZone().ifPresentOrElse(zones::add, () -> zones.addAll(ofNumber));
            }
        }
        return zones.isEmpty() ? ofNumber : zones;
    }

    Contacts watched() {
        return new Contacts() {
            @Override
            public Mirrored save(Contact contact) {
                var mirrored = contacts.save(contact);
                if (mirrored instanceof Mirrored.Kept) {
                    Map<ContactId, Contact> next = new LinkedHashMap<>(people.getLast().what());
                    next.put(contact.id(), contact);
                    people.add(new Since<>(world.scheduler().now(), next));
                }
                return mirrored;
            }

            @Override
            public Optional<Contact> find(ContactId id) {
                return contacts.find(id);
            }

            @Override
            public List<Contact> withPhone(PhoneNumber phone) {
                return contacts.withPhone(phone);
            }

            @Override
            public Page<Contact> page(
                    Optional<DepartmentId> department, Optional<Cursor> cursor, int limit) {
                return contacts.page(department, cursor, limit);
            }
        };
    }
}
