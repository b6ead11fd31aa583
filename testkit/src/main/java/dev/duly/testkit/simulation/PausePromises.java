package dev.duly.testkit.simulation;

import dev.duly.core.Appended;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.policy.SenderPause;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.provider.GatewayAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Nothing goes through a stopped sender: no attempt is begun once the stop is kept.
final class PausePromises {
    private final SimulatedWorld world;
    private final SenderPauses pauses;
    private final Map<SenderPause, Long> keptAt = new HashMap<>();
    private final Map<String, Long> begunAt = new HashMap<>();

    PausePromises(SimulatedWorld world, SenderPauses pauses) {
        this.world = world;
        this.pauses = pauses;
    }

    SenderPauses watched() {
        return new SenderPauses() {
            @Override
            public Appended pause(SenderPause pause) {
                var appended = pauses.pause(pause);
                if (appended == Appended.NEW) {
                    keptAt.put(pause, world.steps());
                }
                return appended;
            }

            @Override
            public Optional<SenderPause> resume(
                    GatewayAccount account, Optional<SenderAddress> sender) {
                return pauses.resume(account, sender);
            }

            @Override
            public List<SenderPause> all() {
                return pauses.all();
            }
        };
    }

    /// An attempt was written down.
    void begun(OutboundMessage text) {
        begunAt.put(text.id() + "-" + text.attempts().size(), world.steps());
    }

    /// The bytes of an attempt leave.
    void leaving(OutboundMessage text, Attempt attempt) {
        var begun = begunAt.getOrDefault(text.id() + "-" + attempt.number(), Long.MAX_VALUE);
        pauses.all().stream()
                .filter(pause -> pause.stops(attempt.account(), attempt.sender()))
                .filter(pause -> keptAt.getOrDefault(pause, Long.MAX_VALUE) < begun)
                .findFirst()
                .ifPresent(pause ->
                        world.broken(
                                "nothing through a stopped sender",
                                text.id() + "-" + attempt.number() + " through " + pause.masked()));
    }
}
