package dev.duly.testkit.simulation;

import dev.duly.core.Appended;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.policy.SenderPause;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.provider.GatewayAccount;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Nothing goes through a stopped sender: no attempt is begun once the stop is kept.
final class PausePromises {
    private static final int MOST_FILTERED = 5;
    private static final long BURST = 540_000;
    private static final long SETTLED = 60_000;

    private final SimulatedWorld world;
    private final SenderPauses pauses;
    private final Map<SenderPause, Long> keptAt = new HashMap<>();
    private final Map<String, Long> begunAt = new HashMap<>();
    private final Map<SenderPause, Long> liftedAt = new HashMap<>();
    private final Map<MessageId, Filtered> filtered = new LinkedHashMap<>();

    private record Filtered(SenderAddress sender, long at, long step) {}

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
                var lifted = pauses.resume(account, sender);
                lifted.ifPresent(pause -> liftedAt.put(pause, world.steps()));
                return lifted;
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
        text.lastAttempt().ifPresent(attempt -> checkFiltered(text, attempt));
    }

    /// A text was written: whoever met an error that all further texts would meet has stopped the
    /// sender first.
    void written(OutboundMessage text) {
        var step = text.timeline().getLast();
        var code = step.reason().flatMap(Reason::providerCode).orElse(0);
        text.attempt(step.attempt())
                .filter(_ -> code == ProviderDoor.NOT_REGISTERED)
                .filter(attempt -> !wasStopped(attempt, begun(text, attempt)))
                .ifPresent(_ ->
                        world.broken(
                                "an error of the sender's stops it",
                                text.id() + "-" + step.attempt() + " met " + code));
        if (code == SimulatedProvider.FILTERED_CODE && text.state() == MessageState.FAILED) {
            text.attempt(step.attempt())
                    .ifPresent(attempt ->
                            filtered.putIfAbsent(
                                    text.id(),
                                    new Filtered(
                                            attempt.sender(),
                                            world.scheduler().now(),
                                            world.steps())));
        }
    }

    private long begun(OutboundMessage text, Attempt attempt) {
        return begunAt.getOrDefault(text.id() + "-" + attempt.number(), 0L);
    }

    /// Whether its sender has been stopped at any time since a step of the world.
    private boolean wasStopped(Attempt attempt, long since) {
        return pauses.all().stream().anyMatch(pause -> stops(pause, attempt))
                || liftedAt.entrySet().stream()
                        .anyMatch(lifted ->
                                lifted.getValue() >= since && stops(lifted.getKey(), attempt));
    }

    private static boolean stops(SenderPause pause, Attempt attempt) {
        return pause.stops(attempt.account(), attempt.sender());
    }

    /// Where nothing but the carriers is against us, a sender of which they have filtered five
    /// texts within minutes does not go on.
    private void checkFiltered(OutboundMessage text, Attempt attempt) {
        var now = world.scheduler().now();
        var lately =
                filtered.values().stream()
                        .filter(one -> one.sender().equals(attempt.sender()))
                        .filter(one -> now - one.at() > SETTLED && now - one.at() < BURST)
                        .toList();
        var isSound = !world.isStruck() && !world.hasWrongClocks();
        if (isSound
                && lately.size() >= MOST_FILTERED
                && !wasStopped(attempt, lately.get(MOST_FILTERED - 1).step())) {
            world.broken(
                    "an error of the sender's stops it",
                    lately.size() + " were filtered, and " + text.id() + " goes all the same");
        }
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
