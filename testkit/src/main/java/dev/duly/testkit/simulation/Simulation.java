package dev.duly.testkit.simulation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Runs whole worlds of Duly: several nodes with the real use cases of core over the in-memory
/// twins, and a provider, of which one thing runs at a time. Start reading here, then [WorldPlan],
/// [Hazard] and [Violation].
public final class Simulation {
    /// @param violation the first promise that was broken; empty when all were kept
    /// @param texts how many of ours were kept
    /// @param steps how many calls of a port had their effect
    /// @param simulatedMillis how long it took inside
    /// @param story what happened, a line each; empty unless it was to be told
    public record Outcome(
            WorldPlan plan,
            Optional<Violation> violation,
            int texts,
            long steps,
            long simulatedMillis,
            List<String> story) {}

    private Simulation() {}

    /// Runs one world to its end, or to the first broken promise.
    public static Outcome run(WorldPlan plan) {
        return run(plan, Tampering.NONE);
    }

    public static Outcome run(WorldPlan plan, Tampering tampering) {
        return inOneThread(() ->
                new SimulatedWorld(plan, tampering, (_, chance) -> new RandomFate(chance), false));
    }

    /// As [#run], and tells the story.
    public static Outcome tell(WorldPlan plan, Tampering tampering) {
        return inOneThread(() ->
                new SimulatedWorld(plan, tampering, (_, chance) -> new RandomFate(chance), true));
    }

    /// In a virtual thread, as all activities are: the baton then never leaves its carrier.
    static Outcome inOneThread(Supplier<SimulatedWorld> made) {
        var outcome = new CompletableFuture<Outcome>();
        var _ =
                Thread.startVirtualThread(() -> {
                    try {
                        outcome.complete(outcome(made.get()));
                    } catch (RuntimeException | Error e) {
                        // Nobody but the caller can say what to do about it.
                        outcome.completeExceptionally(e);
                    }
                });
        return outcome.join();
    }

    private static Outcome outcome(SimulatedWorld world) {
        world.run();
        return new Outcome(
                world.plan(),
                world.scheduler().violation(),
                world.promises().messages().all().size(),
                world.steps(),
                world.scheduler().now(),
                world.story().lines());
    }
}
