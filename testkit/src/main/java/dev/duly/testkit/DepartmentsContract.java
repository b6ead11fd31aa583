package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.content.ContentFinding.Effect;
import dev.duly.core.content.ContentRule;
import dev.duly.core.department.ContentChoice;
import dev.duly.core.department.DailyCap;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentKept;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.Departments;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.hours.Holidays;
import dev.duly.core.hours.WeeklyHours;
import dev.duly.core.purpose.Purpose;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [Departments] promises.
public abstract class DepartmentsContract {
    private static final DailyCap CAP =
            new DailyCap("brand «bajo» 7", 2_000, ZoneId.of("America/Los_Angeles"));

    private static final DepartmentPolicy STRICT =
            new DepartmentPolicy(
                    Optional.of(WeeklyHours.of("mon-fri 08:30-12:00 13:00-20:00; sat 10:00-24:00")),
                    Holidays.ofTheUnitedStates()
                            .and(Map.of(LocalDate.of(2026, 12, 24), "Nochebuena «corte»")),
                    Set.of(Purpose.CHECK_IN, Purpose.COURT),
                    Set.of(Purpose.PAYMENT, Purpose.BULK),
                    Optional.of(4),
                    Duration.ofMinutes(90),
                    Optional.of(Set.of(Samples.ANN, Samples.BEN)),
                    2,
                    true,
                    true,
                    true,
                    new ContentChoice(
                            Map.of("link.shortener", Effect.WARN),
                            Set.of("other.rule"),
                            List.of(
                                    new ContentRule(
                                            "own.words",
                                            Effect.BLOCK,
                                            ContentRule.Kind.TERMS,
                                            Set.of(Purpose.PAYMENT),
                                            "We do not say so.",
                                            "our own rule",
                                            List.of("cárcel", "jail")))));

    private Departments departments;

    /// Departments of which there is none yet; each call gives others.
    protected abstract Departments emptyDepartments();

    @BeforeEach
    void openDepartments() {
        departments = emptyDepartments();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        departments.keep(Samples.department(Samples.BAIL));

        assertThat(departments.find(Samples.PRETRIAL)).isEmpty();
        assertThat(departments.versions(Samples.PRETRIAL)).isEmpty();
    }

    @Test
    void anAgencyMayHaveNone() {
        assertThat(departments.all()).isEmpty();
    }

    @Test
    void everyFieldComesBackAsItWasKept() {
        var service = new SenderAddress.MessagingService("MG" + "0".repeat(32));
        for (var answers : KeywordAnswers.values()) {
            var department =
                    Department.first(
                                    new DepartmentId(
                                            answers.name()
                                                    .toLowerCase(Locale.ROOT)
                                                    .replace('_', '-')),
                                    "Libertad «bajo» fianza 法院 🏛️",
                                    "es-419",
                                    ZoneId.of("America/Indiana/Knox"),
                                    new Sender(service, answers, 225, Optional.of(CAP)),
                                    STRICT)
                            .calledAt(Optional.of(Samples.BEN));

            assertThat(departments.keep(department)).isEqualTo(DepartmentKept.KEPT);

            assertThat(departments.find(department.id())).contains(department);
            assertThat(departments.all()).contains(department);
        }
    }

    @Test
    void aSenderMayBeOneNumberAndAPolicyMayLeaveAllOpen() {
        var department = Samples.department(Samples.PRETRIAL);

        departments.keep(department);

        assertThat(departments.find(Samples.PRETRIAL)).contains(department);
        assertThat(department.policy().hours()).isEmpty();
        assertThat(department.policy().pilot()).isEmpty();
    }

    @Test
    void aPilotMayHaveNoNumberAtAll() {
        var policy = STRICT;
        var nobody =
                new DepartmentPolicy(
                        policy.hours(),
                        policy.holidays(),
                        policy.expireOutsideHours(),
                        policy.optInRequired(),
                        policy.mostPerDay(),
                        policy.spacing(),
                        Optional.of(Set.of()),
                        policy.mostSegments(),
                        policy.namesAgency(),
                        policy.saysHowToStop(),
                        policy.stateLaws(),
                        policy.content());

        departments.keep(Samples.department(Samples.PRETRIAL).with(nobody));

        assertThat(departments.find(Samples.PRETRIAL).orElseThrow().policy().pilot())
                .contains(Set.of());
    }

    @Test
    void allAreListedByTheirIds() {
        Stream.of("pretrial", "bail", "a-1", "a1", "0")
                .map(DepartmentId::new)
                .map(Samples::department)
                .forEach(departments::keep);

        assertThat(departments.all().stream().map(Department::id).map(DepartmentId::value))
                .containsExactly("0", "a-1", "a1", "bail", "pretrial");
    }

    @Test
    void theNewestVersionIsTheDepartmentAndTheEarlierOnesStay() {
        var first = Samples.department(Samples.PRETRIAL);
        departments.keep(first);
        departments.keep(Samples.department(Samples.BAIL));
        var second = first.changedTo(first.with(STRICT));

        assertThat(departments.keep(second)).isEqualTo(DepartmentKept.KEPT);

        assertThat(departments.find(Samples.PRETRIAL)).contains(second);
        assertThat(departments.all()).containsExactly(Samples.department(Samples.BAIL), second);
        assertThat(departments.versions(Samples.PRETRIAL)).containsExactly(first, second);
    }

    @Test
    void aVersionThatIsNotTheNextIsNotKept() {
        var first = Samples.department(Samples.PRETRIAL);
        departments.keep(first);
        var second = first.changedTo(first.with(STRICT));
        departments.keep(second);

        assertThat(departments.keep(first.changedTo(first))).isEqualTo(DepartmentKept.STALE);
        assertThat(departments.keep(second.changedTo(first).changedTo(first)))
                .isEqualTo(DepartmentKept.STALE);
        assertThat(departments.keep(first)).isEqualTo(DepartmentKept.STALE);

        assertThat(departments.versions(Samples.PRETRIAL)).containsExactly(first, second);
    }

    @Test
    void ofTwoWhoWriteOneVersionExactlyOneIsKept() {
        var department = Samples.department(Samples.PRETRIAL);
        departments.keep(department);
        for (var round = 0; round < Race.ROUNDS; round++) {
            var one = department.changedTo(department.with(STRICT));
            var other = department.changedTo(department.with(DepartmentPolicy.USUAL));

            var answers = Race.between(() -> departments.keep(one), () -> departments.keep(other));

            assertThat(answers)
                    .containsExactlyInAnyOrder(DepartmentKept.KEPT, DepartmentKept.STALE);
            department = departments.find(Samples.PRETRIAL).orElseThrow();
        }
        assertThat(department.version()).isEqualTo(1 + Race.ROUNDS);
    }
}
