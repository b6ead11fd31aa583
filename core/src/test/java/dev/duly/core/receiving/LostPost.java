package dev.duly.core.receiving;

import dev.duly.core.World;
import dev.duly.core.phone.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Texts whose post was lost, as the provider lists them.
final class LostPost {
    private LostPost() {}

    static InboundText of(World world, int number, PhoneNumber from, String body, Instant at) {
        return new InboundText(
                World.ACCOUNT,
                world.providerId(number),
                from,
                World.OURS,
                Optional.of(World.SERVICE),
                body,
                List.of(),
                Optional.empty(),
                InboundText.Arrival.FETCHED,
                world.clock.instant(),
                Optional.of(at),
                Map.of("body", body));
    }
}
