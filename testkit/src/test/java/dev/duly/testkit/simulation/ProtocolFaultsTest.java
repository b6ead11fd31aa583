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
    private static final int WORLDS = SimulationTest.FIXED;

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
                LongStream.range(0, WORLDS)
                        .parallel()
                        .mapToObj(seed -> Simulation.run(WorldPlan.drawn(seed, 5), fault.get()))
                        .filter(outcome -> outcome.violation().isPresent())
                        .findFirst();
        System.out.println(name + ": " + found.map(ProtocolFaultsTest::how).orElse("not found"));

        assertThat(found).as(name).isNotEqualTo(Optional.empty());
    }

    private static String how(Simulation.Outcome outcome) {
        return "by \"%s\" in world %d"
                .formatted(outcome.violation().orElseThrow().promise(), outcome.plan().seed() + 1);
    }
}
