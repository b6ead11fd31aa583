package dev.duly.sqlite;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.purpose.Lane;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Until when a department has no room for texts of a lane, or of one behind it.
final class Holds {
    private record Held(DepartmentId department, Lane lane) {}

    private final Map<Held, Instant> ends = new ConcurrentHashMap<>();

    void hold(DepartmentId department, Lane lane, Instant until) {
        ends.put(new Held(department, lane), until);
    }

    void forgetEnded(Instant now) {
        ends.values().removeIf(until -> !until.isAfter(now));
    }

    /// True until an end that has passed is forgotten.
    boolean isHeld(DepartmentId department, Lane lane) {
        return ends.keySet().stream()
                .anyMatch(held ->
                        held.department().equals(department) && held.lane().compareTo(lane) <= 0);
    }

    Collection<Instant> ends() {
        return ends.values();
    }
}
