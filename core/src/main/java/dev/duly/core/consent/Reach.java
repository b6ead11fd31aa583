package dev.duly.core.consent;

import dev.duly.core.client.ContactId;
import dev.duly.core.purpose.Purpose;
import java.util.Optional;
import java.util.Set;

/// Whom and what a change of consent is about, beyond its number and department.
///
/// @param agencyWide whether it is about every department
/// @param purposes of the texts that it is about; empty for all
/// @param client who said it, where several share a number; empty for whoever has the number
public record Reach(boolean agencyWide, Set<Purpose> purposes, Optional<ContactId> client) {
    /// All texts of the department to whoever has the number.
    public static final Reach NUMBER = new Reach(false, Set.of(), Optional.empty());

    /// All texts of every department to whoever has the number.
    public static final Reach NUMBER_AT_ALL = new Reach(true, Set.of(), Optional.empty());

    public Reach {
        purposes = Set.copyOf(purposes);
    }

    boolean covers(Optional<Purpose> purpose) {
        return purposes.isEmpty() || purpose.stream().anyMatch(purposes::contains);
    }

    boolean isAbout(Optional<ContactId> other) {
        return client.isEmpty() || other.isEmpty() || client.equals(other);
    }
}
