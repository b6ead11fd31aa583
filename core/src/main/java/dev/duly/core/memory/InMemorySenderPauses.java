package dev.duly.core.memory;

import dev.duly.core.Appended;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.policy.SenderPause;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.provider.GatewayAccount;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Stopped senders in memory.
final class InMemorySenderPauses implements SenderPauses {
    private record Key(GatewayAccount account, Optional<SenderAddress> sender) {}

    private final Map<Key, SenderPause> pauses = new HashMap<>();

    @Override
    public synchronized Appended pause(SenderPause pause) {
        var key = new Key(pause.account(), pause.sender());
        return pauses.putIfAbsent(key, pause) == null ? Appended.NEW : Appended.REPEATED;
    }

    @Override
    public synchronized Optional<SenderPause> resume(
            GatewayAccount account, Optional<SenderAddress> sender) {
        return Optional.ofNullable(pauses.remove(new Key(account, sender)));
    }

    @Override
    public synchronized List<SenderPause> all() {
        return pauses.values().stream().sorted(Comparator.comparing(SenderPause::since)).toList();
    }
}
