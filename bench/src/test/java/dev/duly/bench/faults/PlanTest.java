package dev.duly.bench.faults;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlanTest {
    private final Plan plan = Plan.draw(7, 1, 2_000, 50);

    @Test
    void theSameSeedDrawsTheSamePlan() {
        assertThat(Plan.draw(7, 1, 2_000, 50)).isEqualTo(plan);
        assertThat(Plan.draw(8, 1, 2_000, 50)).isNotEqualTo(plan);
    }

    @Test
    void thereAreAsManyTextsAndFaultsAsAskedFor() {
        assertThat(plan.texts()).hasSize(2_000);
        assertThat(plan.texts())
                .extracting(PlannedText::index)
                .containsExactlyElementsOf(IntStream.range(0, 2_000).boxed().toList());
        assertThat(plan.faults()).hasSize(50);
        assertThat(Plan.draw(7, 1, 1, 0).faults()).isEmpty();
    }

    @Test
    void everyKindOfTextIsThere() {
        assertThat(plan.texts()).extracting(PlannedText::kind).contains(PlannedText.Kind.values());
        assertThat(plan.handsetTexts())
                .extracting(PlannedHandsetText::isLost)
                .contains(true, false);
        assertThat(plan.handsetTexts())
                .extracting(PlannedHandsetText::body)
                .contains("STOP", "START");
    }

    @Test
    void sevenFaultsAreOneOfEachKind() {
        assertThat(Plan.draw(3, 1, 100, 7).faults())
                .extracting(planned -> planned.fault().getClass())
                .doesNotHaveDuplicates()
                .hasSize(7);
    }

    @Test
    void faultsAreSpreadOverTheWholeSending() {
        assertThat(plan.faults())
                .extracting(PlannedFault::at)
                .isSorted()
                .allMatch(at -> at >= 0 && at < 1);
        assertThat(plan.faults().getFirst().at()).isLessThan(0.02);
        assertThat(plan.faults().getLast().at()).isGreaterThanOrEqualTo(0.98);
    }

    @Test
    void aRollingRestartRestartsEachServerInOrderAndNothingElse() {
        var rolling = Plan.rolling(7, 3, 100);
        assertThat(rolling.faults())
                .extracting(PlannedFault::fault)
                .containsExactly(
                        new Fault.RestartServer(0),
                        new Fault.RestartServer(1),
                        new Fault.RestartServer(2));
        assertThat(rolling.texts()).isEqualTo(Plan.draw(7, 3, 100, 0).texts());
        assertThat(rolling.checks()).hasAtLeastOneElementOfType(LeftInTime.class);
        assertThat(plan.checks()).doesNotHaveAnyElementsOfTypes(LeftInTime.class);
    }

    @Test
    void aPauseIsLongerThanALease() {
        assertThat(Plan.draw(1, 1, 100, 200).faults())
                .extracting(PlannedFault::fault)
                .filteredOn(Fault.PauseServer.class::isInstance)
                .map(Fault.PauseServer.class::cast)
                .isNotEmpty()
                .allMatch(pause -> pause.length().compareTo(FaultRun.LEASE) > 0);
    }

    @Test
    void aRunIsAskedForByOneClientInOrder() {
        var runs =
                plan.texts().stream()
                        .filter(text -> text.kind() == PlannedText.Kind.RUN)
                        .collect(groupingBy(PlannedText::group));
        assertThat(runs.values())
                .allSatisfy(run -> {
                    assertThat(run)
                            .extracting(PlannedText::line)
                            .containsOnly(run.getFirst().line());
                    assertThat(run).extracting(PlannedText::to).containsOnly(run.getFirst().to());
                    assertThat(run)
                            .extracting(PlannedText::body)
                            .doesNotHaveDuplicates()
                            .isSorted();
                });
    }

    @Test
    void onlyTwinsShareTheirNumberAndWords() {
        var seen = new HashSet<String>();
        assertThat(
                        plan.texts().stream()
                                .filter(text ->
                                        text.kind() != PlannedText.Kind.TWINS_OF_ONE
                                                && text.kind() != PlannedText.Kind.TWINS_OF_SEVERAL)
                                .filter(text -> !seen.add(text.to() + text.body())))
                .isEmpty();
    }
}
