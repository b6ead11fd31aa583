package dev.duly.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A simulation that finds nothing proves nothing: here it has to find.
class ProtocolFaultsTest {
    /// So many random worlds before the small ones are visited.
    private static final int FEW = 150;

    @BeforeAll
    static void alertsOfWorldsAreNoNews() {
        QuietAlerts.fromNowOn();
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
        // Some remember what they did: each world gets a fault of its own.
        Supplier<Tampering> fault = () -> ProtocolFaults.all().get(name);
        var found =
                amongRandom(fault, 0, FEW)
                        .or(() -> amongSmall(fault))
                        .or(() -> amongRandom(fault, FEW, SimulationTest.FIXED));
        System.out.println(name + ": " + found.orElse("not found"));

        assertThat(found).as(name).isNotEqualTo(Optional.empty());
    }

    private static Optional<String> amongRandom(Supplier<Tampering> fault, long from, long to) {
        return LongStream.range(from, to)
                .parallel()
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
