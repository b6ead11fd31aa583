package dev.duly.core.policy;

import dev.duly.core.contact.Contact;
import dev.duly.core.department.Department;
import dev.duly.core.hours.RecipientZones;
import dev.duly.core.hours.SendingHours;
import dev.duly.core.hours.StateHours;
import dev.duly.core.hours.WeeklyHours;
import dev.duly.core.hours.Whereabouts;
import dev.duly.core.phone.NumberPlaces;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Where a client may be, and the hours that bind a text to them.
///
/// @param rules without any, texts go at any time
public record LocalHours(RecipientZones where, List<SendingHours> rules) {
    /// No hours bind the text, wherever the client is.
    public static final LocalHours NONE =
            new LocalHours(
                    new RecipientZones(
                            Set.of(ZoneOffset.UTC),
                            Set.of(),
                            RecipientZones.FoundBy.UNKNOWN,
                            "Nobody asked where the client is."),
                    List.of());

    public LocalHours {
        rules = List.copyOf(rules);
    }

    /// @param people all who have the number: the text has to suit each of them
    static LocalHours of(Department department, List<Contact> people, NumberPlaces number) {
        var where = where(department.timeZone(), people, number);
        var rules = new ArrayList<SendingHours>();
        var policy = department.policy();
        if (policy.closesAtTimes()) {
            rules.add(
                    SendingHours.ofDepartment(
                            department.name(),
                            department.version(),
                            policy.hours().orElse(WeeklyHours.ALWAYS),
                            policy.holidays()));
        }
        if (policy.stateLaws()) {
            rules.addAll(StateHours.of(where.states()));
        }
        return new LocalHours(where, rules);
    }

    private static RecipientZones where(ZoneId agency, List<Contact> people, NumberPlaces number) {
        var all =
                people.stream()
                        .map(LocalHours::whereabouts)
                        .map(known -> RecipientZones.of(known, number, agency))
                        .toList();
        return switch (all.size()) {
            case 0 -> RecipientZones.of(Whereabouts.unknown(), number, agency);
            case 1 -> all.getFirst();
            default -> shared(all);
        };
    }

    private static RecipientZones shared(List<RecipientZones> all) {
        var zones = new HashSet<ZoneId>();
        all.forEach(one -> zones.addAll(one.zones()));
        var states = new HashSet<>(all.getFirst().states());
        all.forEach(one -> states.addAll(one.states()));
        return new RecipientZones(
                zones,
                states,
                all.getLast().foundBy(),
                "%d clients share this number: the hours of each count.".formatted(all.size()));
    }

    private static Whereabouts whereabouts(Contact contact) {
        return new Whereabouts(contact.timeZone(), Optional.empty(), contact.region());
    }
}
