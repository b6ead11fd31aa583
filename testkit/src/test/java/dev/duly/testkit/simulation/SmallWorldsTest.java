package dev.duly.testkit.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SmallWorldsTest {
    @BeforeAll
    static void alertsOfWorldsAreNoNews() {
        QuietAlerts.fromNowOn();
    }

    @ParameterizedTest
    @EnumSource(SmallWorlds.Kind.class)
    void everySmallWorldOfAKindKeepsEveryPromise(SmallWorlds.Kind kind) {
        var visited = SmallWorlds.visit(kind, () -> Tampering.NONE);
        System.out.println(kind + ": all of " + visited.worlds() + " worlds visited");

        assertThat(visited.broken()).as("%s", kind).isEmpty();
        assertThat(visited.worlds()).isGreaterThan(400);
    }
}
