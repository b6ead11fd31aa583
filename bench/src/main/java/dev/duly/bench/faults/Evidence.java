package dev.duly.bench.faults;

import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.record.AuditEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// All that is known when everything is over: what was promised, what our store holds, what the
/// sandbox has.
///
/// @param accepted what the clients were told
/// @param inDoubt texts whose clients never had an answer
/// @param outbound ours, oldest first
/// @param inbound from people, oldest first
/// @param chains every audit entry, by stream and in order
/// @param sandbox all that it took and sent, in the order of arrival
record Evidence(
        Collection<Promises.Accepted> accepted,
        Collection<PlannedText> inDoubt,
        List<OutboundMessage> outbound,
        List<InboundMessage> inbound,
        Map<String, List<AuditEntry>> chains,
        List<SandboxText> sandbox) {
    Evidence {
        accepted = List.copyOf(accepted);
        inDoubt = List.copyOf(inDoubt);
        outbound = List.copyOf(outbound);
        inbound = List.copyOf(inbound);
        chains = Map.copyOf(chains);
        sandbox = List.copyOf(sandbox);
    }
}
