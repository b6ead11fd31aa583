package dev.duly.core.policy;

import dev.duly.core.message.MessageId;
import java.util.Set;

/// How many texts a client may have within 24 hours, and which of them are known to have gone.
public record Allowance(int most, Set<MessageId> counted) {
    public Allowance {
        counted = Set.copyOf(counted);
    }
}
