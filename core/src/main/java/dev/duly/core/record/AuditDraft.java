package dev.duly.core.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What is to be audited, before it has its place in a chain.
///
/// @param entryId the same for the same event however often it is appended, such as `<message>:3`
/// @param stream the chain it belongs to, such as `thread:<id>` or `access`
/// @param at to the millisecond
/// @param action what was done, such as `message.sent`
/// @param ids what it was done to: ids, states, codes, counts and times
/// @param commitments to what must not stand here in the clear, by field
public record AuditDraft(
        String entryId,
        String stream,
        Instant at,
        Actor actor,
        String action,
        SortedMap<String, String> ids,
        SortedMap<String, Commitment> commitments) {
    public AuditDraft {
        at = at.truncatedTo(ChronoUnit.MILLIS);
        ids = Collections.unmodifiableSortedMap(new TreeMap<>(ids));
        commitments = Collections.unmodifiableSortedMap(new TreeMap<>(commitments));
    }

    /// An event with ids alone.
    public static AuditDraft of(
            String entryId,
            String stream,
            Instant at,
            Actor actor,
            String action,
            Map<String, String> ids) {
        return new AuditDraft(
                entryId, stream, at, actor, action, new TreeMap<>(ids), new TreeMap<>());
    }
}
