package dev.duly.core.memory;

import dev.duly.core.message.MessageId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.SendBudget;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whom each grant of late was for, as long as it counts. Looked at before every send: what it
/// takes must not grow with how many there are.
final class Grants {
    record Grant(MessageId text, PhoneNumber recipient, Instant at) {
        Instant end() {
            return at.plus(SendBudget.PATIENCE);
        }
    }

    /// By number, the oldest first.
    private final LinkedHashMap<Long, Grant> byAge = new LinkedHashMap<>();

    private final Map<PhoneNumber, Map<Long, Grant>> byRecipient = new HashMap<>();

    void add(long number, MessageId text, PhoneNumber recipient, Instant now) {
        var grant = new Grant(text, recipient, now);
        byAge.put(number, grant);
        byRecipient.computeIfAbsent(recipient, _ -> new HashMap<>()).put(number, grant);
    }

    void remove(long number) {
        var grant = byAge.remove(number);
        if (grant != null) {
            byRecipient.computeIfPresent(
                    grant.recipient(),
                    (_, grants) -> {
                        grants.remove(number);
                        return grants.isEmpty() ? null : grants;
                    });
        }
    }

    /// Forgets those that are so old that they count no more.
    void forget(Instant now) {
        while (!byAge.isEmpty() && !byAge.firstEntry().getValue().end().isAfter(now)) {
            remove(byAge.firstEntry().getKey());
        }
    }

    Collection<Grant> to(PhoneNumber recipient) {
        var grants = byRecipient.get(recipient);
        return grants == null ? List.of() : grants.values();
    }
}
