package dev.duly.core.department;

import java.time.ZoneId;

/// A part of the agency that texts its clients in its own name.
///
/// @param name as clients and staff read it
/// @param language BCP 47, such as `en`
/// @param timeZone the agency's own, for clients whose zone nobody knows
public record Department(
        DepartmentId id, String name, String language, ZoneId timeZone, Sender sender) {
    public Department {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a department has a name");
        }
    }
}
