package dev.duly.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A simulation that finds nothing proves nothing: here it has to find.
///
/// As many faults are hunted at once as there are cores, each through its worlds in their order, so
/// that the world which finds it is the first that does, and none after it is visited.
class ProtocolFaultsTest {
    /// So many random worlds before the small ones are visited.
    private static final int FEW = 150;

    private static final ExecutorService HUNTERS =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

    private static final Map<String, CompletableFuture<Optional<String>>> HUNTS =
            new LinkedHashMap<>();

    @BeforeAll
    static void everyHuntBegins() {
        QuietAlerts.fromNowOn();
        faults().forEach(name ->
                HUNTS.put(name, CompletableFuture.supplyAsync(() -> hunted(name), HUNTERS)));
    }

    @AfterAll
    static void noHuntGoesOn() {
        HUNTERS.shutdownNow();
    }

    static Stream<String> faults() {
        return ProtocolFaults.all().keySet().stream();
    }

    @Test
    void thereAreManyFaults() {
        assertThat(ProtocolFaults.all()).hasSizeGreaterThanOrEqualTo(25);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void everyFaultIsFoundAmongTheWorldsOfTheOrdinaryRun(String name) {
        var found = Optional.ofNullable(HUNTS.get(name)).flatMap(CompletableFuture::join);
        System.out.println(name + ": " + found.orElse("not found"));

        assertThat(found).as(name).isNotEqualTo(Optional.empty());
    }

    private static Optional<String> hunted(String name) {
        // Some remember what they did: each world gets a fault of its own.
        Supplier<Tampering> fault = () -> ProtocolFaults.all().get(name);
        return amongRandom(fault, 0, FEW)
                .or(() -> amongSmall(fault))
                .or(() -> amongRandom(fault, FEW, SimulationTest.FIXED));
    }

    private static Optional<String> amongRandom(Supplier<Tampering> fault, long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(seed -> Simulation.run(WorldPlan.drawn(seed, 5), fault.get()))
                .filter(outcome -> outcome.violation().isPresent())
                .map(outcome -> how(outcome, "world " + (outcome.plan().seed() + 1)))
                .findFirst();
    }

    /// Those in which something comes in between any two calls.
    private static Optional<String> amongSmall(Supplier<Tampering> fault) {
        return Stream.of(
                        SmallWorlds.Kind.SOMETHING_BETWEEN,
                        SmallWorlds.Kind.SOMETHING_BETWEEN_UNANSWERED)
                .map(kind -> small(kind, fault))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> small(SmallWorlds.Kind kind, Supplier<Tampering> fault) {
        var visited = SmallWorlds.visit(kind, fault);
        // A fault that remembers may not come again when its world is told.
        return visited.broken()
                .filter(outcome -> outcome.violation().isPresent())
                .map(outcome -> how(outcome, "world " + visited.worlds() + " of " + kind));
    }

    private static String how(Simulation.Outcome outcome, String where) {
        return "by \"%s\" in %s".formatted(outcome.violation().orElseThrow().promise(), where);
    }
}
