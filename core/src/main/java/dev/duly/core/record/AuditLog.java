package dev.duly.core.record;

import dev.duly.core.Appended;
import java.util.List;

/// Where audit entries are kept, one chain a stream. Nothing is ever changed or deleted.
public interface AuditLog {
    /// Makes `event` the next entry of its stream ([AuditEntry#after]), once per entry id: an id
    /// that the stream already has changes nothing, whatever else differs.
    ///
    /// However many append to one stream at once, each gets a place of its own and the chain stays
    /// whole. When this returns, the entry is durable. When it throws, the caller does not do what
    /// it wanted to audit.
    Appended append(AuditDraft event);

    /// The last link of `stream`; [ChainHead#empty] when it has none.
    ChainHead head(String stream);

    /// The last links of all streams that have an entry, by stream.
    List<ChainHead> heads();

    /// At most `max` entries of `stream` after `sequence`, in order.
    List<AuditEntry> read(String stream, long sequence, int max);
}
