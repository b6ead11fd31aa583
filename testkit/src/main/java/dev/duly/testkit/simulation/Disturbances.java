package dev.duly.testkit.simulation;

/// What nobody means to do to the texts: clocks that are set, and senders that are stopped.
final class Disturbances {
    private static final long LOOK = 60_000;

    private final SimulatedWorld world;
    private final Chance chance;

    Disturbances(SimulatedWorld world) {
        this.world = world;
        this.chance = world.chance();
    }

    /// @param until milliseconds after which all faults end
    void begin(long until) {
        world.scheduler().after(chance.between(0, until), this::clockIsSetAhead);
        world.scheduler().after(LOOK, this::clockIsSet);
        world.scheduler().after(LOOK / 2, this::senderIsStopped);
    }

    void setClocks(long millis) {
        world.nodes().forEach(node -> setClock(node, millis));
    }

    /// Until somebody sets it right.
    void setClock(SimulatedNode node, long millis) {
        var right = node.offset();
        node.setClock(right + millis);
        world.scheduler().after(LOOK, () -> node.setClock(right));
    }

    /// Again and again, back and forth, under running processes.
    private void clockIsSet() {
        if (chance.isHealed()) {
            return;
        }
        world.scheduler().after(chance.between(1_000, LOOK), this::clockIsSet);
        if (chance.strikes(Hazard.CLOCK_SET)) {
            var node = chance.oneOf(world.nodes());
            node.setClock(node.offset() + chance.between(-240_000, 240_000));
        }
    }

    private void senderIsStopped() {
        if (chance.isHealed()) {
            return;
        }
        world.scheduler().after(chance.between(1_000, LOOK), this::senderIsStopped);
        if (chance.strikes(Hazard.SENDER_STOPPED)) {
            world.pauseSender();
        }
    }

    private void clockIsSetAhead() {
        if (chance.strikes(Hazard.CLOCK_AHEAD)) {
            var node = chance.oneOf(world.nodes());
            node.setClock(node.offset() + chance.between(0, 120_000));
        }
    }
}
