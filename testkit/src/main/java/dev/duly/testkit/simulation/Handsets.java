package dev.duly.testkit.simulation;

import dev.duly.core.phone.PhoneNumber;
import java.util.List;

/// What clients text to us: that they are late, STOP, and START.
final class Handsets {
    private static final long POSTED_WITHIN = 2_000;

    /// Two words may be of one second, which is all that the provider's times tell.
    private static final long AT_ONCE = 900;

    private static final long LATER = 60_000;

    private final SimulatedWorld world;
    private final Chance chance;

    Handsets(SimulatedWorld world) {
        this.world = world;
        this.chance = world.chance();
    }

    void chat() {
        if (chance.strikes(Hazard.PERSON_CHATS)) {
            world.provider().hears(world.house().person(), "I am late.", POSTED_WITHIN);
        }
    }

    void keyword() {
        var by = world.house().person();
        if (chance.strikes(Hazard.PERSON_STOPS)) {
            world.provider().hears(by, "STOP", POSTED_WITHIN);
            if (chance.strikes(Hazard.PERSON_STARTS)) {
                within(LATER, by, "START");
            }
            if (chance.strikes(Hazard.TURNS_AT_ONCE)) {
                turnAtOnce(by);
            }
            if (chance.strikes(Hazard.PERSON_STOPS)) {
                world.scheduler().after(chance.between(0, LATER), this::keyword);
            }
        }
    }

    private void turnAtOnce(PhoneNumber by) {
        for (var word : chance.isOneOf(2) ? List.of("START") : List.of("START", "STOP")) {
            within(AT_ONCE, by, word);
        }
    }

    private void within(long millis, PhoneNumber by, String word) {
        world.scheduler()
                .after(
                        chance.between(0, millis),
                        () -> world.provider().hears(by, word, POSTED_WITHIN));
    }
}
