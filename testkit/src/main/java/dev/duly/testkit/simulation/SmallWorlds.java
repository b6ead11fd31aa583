package dev.duly.testkit.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// Worlds so small that all of one kind are visited: one or two texts on two nodes, and at each
/// call of a port, one after the other, everything that may befall it there.
public final class SmallWorlds {
    /// What is visited.
    public enum Kind {
        /// One text; at each call of a port it fails, is lost, or its node dies or stands still.
        ONE_STRIKE(1, false, false),
        /// The same while the provider loses its answers.
        ONE_STRIKE_UNANSWERED(1, false, true),
        /// Two texts with the same words to one number.
        TWINS_STRUCK(2, true, false),
        TWINS_STRUCK_UNANSWERED(2, true, true),
        /// A STOP, a cancel, a wrong word of a person, a resend, or a change of sender comes
        /// between any two calls.
        SOMETHING_BETWEEN(1, false, false),
        SOMETHING_BETWEEN_UNANSWERED(1, false, true),
        /// One strike at a call, and another within the next few.
        TWO_STRIKES_UNANSWERED(1, false, true),
        /// A node stands still or dies, and something comes in between at one of the next calls.
        STRIKE_AND_SOMETHING(1, false, false),
        STRIKE_AND_SOMETHING_UNANSWERED(1, false, true),
        /// Of two twins some are lost and some are taken late, and between any two calls a person
        /// says what became of them, rightly or wrongly.
        TWINS_GUESSED(2, true, false),
        /// As the first, on one node, while the provider loses its answers and its list lacks the
        /// text once.
        LISTED_IN_PART(1, false, true);

        private final int texts;
        private final boolean twins;
        private final boolean unanswered;

        Kind(int texts, boolean twins, boolean unanswered) {
            this.texts = texts;
            this.twins = twins;
            this.unanswered = unanswered;
        }
    }

    /// @param worlds how many were visited: all there are
    /// @param broken the first that broke a promise, as it can be told
    public record Visited(int worlds, Optional<Simulation.Outcome> broken) {}

    private static final List<Traffic.Event> GUESSES =
            List.of(Traffic.Event.GIVEN_UP, Traffic.Event.NOT_TAKEN);

    /// Of two twins the first is taken late, and the second is lost.
    private static final long FIRST_TAKEN_LATE = 3;

    private static final long PAUSE = 45_000;
    private static final List<Strike> STRIKES =
            List.of(
                    new Strike(Strike.Kind.REFUSED, 0),
                    new Strike(Strike.Kind.ANSWER_LOST, 0),
                    new Strike(Strike.Kind.SLOW_BEFORE, PAUSE),
                    new Strike(Strike.Kind.SLOW_AFTER, PAUSE),
                    new Strike(Strike.Kind.DIES_BEFORE, PAUSE),
                    new Strike(Strike.Kind.DIES_AFTER, PAUSE),
                    new Strike(Strike.Kind.PAUSES_BEFORE, PAUSE),
                    new Strike(Strike.Kind.PAUSES_AFTER, PAUSE),
                    new Strike(Strike.Kind.PAUSES_AFTER, 7 * PAUSE));

    private final Kind kind;
    private final Supplier<Tampering> tampering;
    private int worlds;

    private SmallWorlds(Kind kind, Supplier<Tampering> tampering) {
        this.kind = kind;
        this.tampering = tampering;
    }

    /// Visits all worlds of a kind, or those up to the first that breaks a promise.
    ///
    /// @param tampering of one world: a fault may remember what it did, and each world is the first
    ///   of its own
    public static Visited visit(Kind kind, Supplier<Tampering> tampering) {
        return new SmallWorlds(kind, tampering).visit();
    }

    private Visited visit() {
        var call = 1L;
        while (true) {
            var fate = new SetFate();
            var reached = 0L;
            for (var turn : turns(call)) {
                fate = new SetFate();
                var outcome = run(fate, turn, false);
                worlds++;
                reached = Math.max(reached, fate.calls());
                if (outcome.violation().isPresent()) {
                    return new Visited(worlds, Optional.of(run(new SetFate(), turn, true)));
                }
            }
            if (reached < call) {
                return new Visited(worlds, Optional.empty());
            }
            call++;
        }
    }

    /// What is to happen at one call, once the world is there.
    @FunctionalInterface
    private interface Turn {
        void prepare(SimulatedWorld world, SetFate fate);
    }

    /// What takes a node out of the world for a while, in each way once.
    private static final List<Strike> FOR_PAIRS =
            List.of(
                    new Strike(Strike.Kind.DIES_AFTER, PAUSE),
                    new Strike(Strike.Kind.PAUSES_BEFORE, PAUSE),
                    new Strike(Strike.Kind.ANSWER_LOST, 0));

    /// So many calls later the second of a pair comes at the latest.
    private static final int NEXT = 2;

    private static void pairs(long call, BiConsumer<Strike, Long> pair) {
        for (var first : FOR_PAIRS) {
            for (var second = call + 1; second <= call + NEXT; second++) {
                pair.accept(first, second);
            }
        }
    }

    private List<Turn> turns(long call) {
        var turns = new ArrayList<Turn>();
        switch (kind) {
            case ONE_STRIKE,
                    ONE_STRIKE_UNANSWERED,
                    LISTED_IN_PART,
                    TWINS_STRUCK,
                    TWINS_STRUCK_UNANSWERED ->
                    STRIKES.forEach(strike -> turns.add((_, fate) -> fate.strikes(call, strike)));
            case TWO_STRIKES_UNANSWERED ->
                    pairs(
                            call,
                            (first, next) -> {
                                for (var second : FOR_PAIRS) {
                                    turns.add((_, fate) ->
                                            fate.strikes(call, first).strikes(next, second));
                                }
                            });
            case STRIKE_AND_SOMETHING, STRIKE_AND_SOMETHING_UNANSWERED ->
                    pairs(
                            call,
                            (first, next) -> {
                                for (var event : Traffic.Event.values()) {
                                    turns.add((world, fate) ->
                                            fate.strikes(call, first)
                                                    .comes(
                                                            next,
                                                            () -> world.traffic().happens(event)));
                                }
                            });
            case TWINS_GUESSED -> GUESSES.forEach(event -> turns.add(happens(call, event)));
            case SOMETHING_BETWEEN, SOMETHING_BETWEEN_UNANSWERED ->
                    List.of(Traffic.Event.values())
                            .forEach(event -> turns.add(happens(call, event)));
        }
        return turns;
    }

    private static Turn happens(long call, Traffic.Event event) {
        return (world, fate) -> fate.comes(call, () -> world.traffic().happens(event));
    }

    private WorldPlan plan() {
        var plan = WorldPlan.calm(1, 2, 1, kind.texts);
        if (kind.twins) {
            plan = plan.with(Hazard.TWINS, 1_000);
        }
        if (kind.unanswered) {
            plan = plan.with(Hazard.ANSWER_LOST, 1_000).with(Hazard.CALLBACK_LOST, 1_000);
        }
        return switch (kind) {
            case TWINS_GUESSED ->
                    plan.withSeed(FIRST_TAKEN_LATE)
                            .with(Hazard.REQUEST_LOST, 500)
                            .with(Hazard.TAKES_LATE, 700)
                            .with(Hazard.CALLBACK_LOST, 1_000);
            case LISTED_IN_PART -> plan.sized(1, 1, 1).with(Hazard.LISTS_IN_PART, 1_000);
            case ONE_STRIKE,
                    ONE_STRIKE_UNANSWERED,
                    TWINS_STRUCK,
                    TWINS_STRUCK_UNANSWERED,
                    SOMETHING_BETWEEN,
                    SOMETHING_BETWEEN_UNANSWERED,
                    TWO_STRIKES_UNANSWERED,
                    STRIKE_AND_SOMETHING,
                    STRIKE_AND_SOMETHING_UNANSWERED ->
                    plan;
        };
    }

    private Simulation.Outcome run(SetFate fate, Turn turn, boolean isTold) {
        var drawn = plan();
        return Simulation.inOneThread(() -> {
            var world = new SimulatedWorld(drawn, tampering.get(), (_, _) -> fate, isTold);
            turn.prepare(world, fate);
            return world;
        });
    }
}
