package dev.duly.core.department;

import dev.duly.core.phone.PhoneNumber;
import java.time.ZoneId;
import java.util.Optional;

/// A part of the agency that texts its clients in its own name.
///
/// @param version from 1; grows by one with every change, and stands on every decision
/// @param name as clients and staff read it
/// @param language BCP 47, such as `en`
/// @param timeZone the agency's own, for clients whose zone nobody knows
/// @param helpPhone where a client reaches a person; empty when nobody said
public record Department(
        DepartmentId id,
        int version,
        String name,
        String language,
        ZoneId timeZone,
        Optional<PhoneNumber> helpPhone,
        Sender sender,
        DepartmentPolicy policy) {
    public Department {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a department has a name");
        }
        if (version < 1) {
            throw new IllegalArgumentException("a department's versions begin with 1");
        }
    }

    /// A department as it is first kept.
    public static Department first(
            DepartmentId id,
            String name,
            String language,
            ZoneId timeZone,
            Sender sender,
            DepartmentPolicy policy) {
        return new Department(id, 1, name, language, timeZone, Optional.empty(), sender, policy);
    }

    public Department with(DepartmentPolicy next) {
        return new Department(id, version, name, language, timeZone, helpPhone, sender, next);
    }

    public Department calledAt(Optional<PhoneNumber> phone) {
        return new Department(id, version, name, language, timeZone, phone, sender, policy);
    }

    public Department sendingFrom(Sender next) {
        return new Department(id, version, name, language, timeZone, helpPhone, next, policy);
    }

    /// The next version, with what `next` says.
    public Department changedTo(Department next) {
        return new Department(
                id,
                version + 1,
                next.name,
                next.language,
                next.timeZone,
                next.helpPhone,
                next.sender,
                next.policy);
    }

    /// What a decision by this department's own policy rests on.
    public String rule() {
        return "policy of " + id + ", version " + version;
    }
}
