package dev.duly.cli;

import dev.duly.core.contact.SaveContactResult;
import java.util.LinkedHashMap;
import java.util.Map;

/// What became of the contacts of one file, counted.
final class ContactTally {
    private int added;
    private int changed;
    private int otherNumber;
    private int unchanged;

    void count(SaveContactResult result) {
        switch (result) {
            case SaveContactResult.Kept kept -> count(kept);
            case SaveContactResult.Outdated _ -> unchanged++;
            case SaveContactResult.UnknownDepartment _ -> {
                // Said row by row.
            }
        }
    }

    private void count(SaveContactResult.Kept kept) {
        if (kept.before().isEmpty()) {
            added++;
            return;
        }
        changed++;
        if (kept.formerPhone().isPresent()) {
            otherNumber++;
        }
    }

    /// How many are kept.
    int kept() {
        return added + changed;
    }

    /// How many there were, unless of a department that is not there.
    int rows() {
        return added + changed + unchanged;
    }

    String sentence() {
        return "%,d new, %,d changed (%,d of them with another number), %,d as new or newer already."
                .formatted(added, changed, otherNumber, unchanged);
    }

    Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("new", added);
        members.put("changed", changed);
        members.put("numberChanged", otherNumber);
        members.put("unchanged", unchanged);
        return members;
    }
}
