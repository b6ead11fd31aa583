package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.Departments;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [Departments] promises.
public abstract class DepartmentsContract {
    private Departments departments;

    /// Departments of which there is none yet; each call gives others.
    protected abstract Departments emptyDepartments();

    @BeforeEach
    void openDepartments() {
        departments = emptyDepartments();
    }

    @Test
    void whatIsNotThereIsNotFound() {
        departments.save(Samples.department(Samples.BAIL));

        assertThat(departments.find(Samples.PRETRIAL)).isEmpty();
    }

    @Test
    void anAgencyMayHaveNone() {
        assertThat(departments.all()).isEmpty();
    }

    @Test
    void everyFieldComesBackAsItWasSaved() {
        for (var answers : KeywordAnswers.values()) {
            var service = new SenderAddress.MessagingService("MG" + "0".repeat(32));
            var department =
                    new Department(
                            Samples.PRETRIAL,
                            "Libertad «bajo» fianza 法院 🏛️",
                            "es-419",
                            ZoneId.of("America/Indiana/Knox"),
                            new Sender(service, answers, 225));

            departments.save(department);

            assertThat(departments.find(Samples.PRETRIAL)).contains(department);
            assertThat(departments.all()).containsExactly(department);
        }
    }

    @Test
    void aSenderMayBeOneNumber() {
        var department = Samples.department(Samples.PRETRIAL);

        departments.save(department);

        assertThat(departments.find(Samples.PRETRIAL)).contains(department);
    }

    @Test
    void allAreListedByTheirIds() {
        Stream.of("pretrial", "bail", "a-1", "a1", "0")
                .map(DepartmentId::new)
                .map(Samples::department)
                .forEach(departments::save);

        assertThat(departments.all().stream().map(Department::id).map(DepartmentId::value))
                .containsExactly("0", "a-1", "a1", "bail", "pretrial");
    }

    @Test
    void aSavedDepartmentTakesThePlaceOfTheOneUnderItsId() {
        departments.save(Samples.department(Samples.PRETRIAL));
        departments.save(Samples.department(Samples.BAIL));
        var renamed =
                new Department(
                        Samples.PRETRIAL,
                        "Pretrial services",
                        "en",
                        ZoneId.of("UTC"),
                        Samples.sender(Samples.OTHER_OFFICE, 3));

        departments.save(renamed);

        assertThat(departments.find(Samples.PRETRIAL)).contains(renamed);
        assertThat(departments.all()).containsExactly(Samples.department(Samples.BAIL), renamed);
    }
}
