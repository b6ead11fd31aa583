package dev.duly.core.record;

import java.util.List;

/// Where audit entries are kept, one chain a stream. Nothing is ever changed or deleted.
public interface AuditLog {
    /// Appends `entry` if it follows the head of its stream.
    ///
    /// Of two entries for one place exactly one is appended. An entry id that the stream already
    /// has is answered [AuditAppend#KNOWN], wherever the head is, and changes nothing.
    AuditAppend append(AuditEntry entry);

    /// The last link of `stream`; [ChainHead#empty] when it has none.
    ChainHead head(String stream);

    /// The last links of all streams that have an entry, by stream.
    List<ChainHead> heads();

    /// At most `max` entries of `stream` after `sequence`, in order.
    List<AuditEntry> read(String stream, long sequence, int max);
}
