package dev.duly.core.department;

import java.time.ZoneId;

/// What carriers let a group of senders send in a day, such as all that are registered to one
/// brand.
///
/// @param group by which senders say that they share it
/// @param segments within a day
/// @param zone whose midnight begins the day. Source: T-Mobile's cap for a brand begins anew at
///   midnight Pacific time
public record DailyCap(String group, int segments, ZoneId zone) {
    private static final int LONGEST_GROUP = 64;

    public DailyCap {
        if (group.isBlank() || group.length() > LONGEST_GROUP) {
            throw new IllegalArgumentException(
                    "dailyCap.group must have 1 to " + LONGEST_GROUP + " characters");
        }
        if (segments < 1) {
            throw new IllegalArgumentException("dailyCap.segments must be at least 1");
        }
    }
}
