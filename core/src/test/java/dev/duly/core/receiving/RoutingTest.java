package dev.duly.core.receiving;

import static dev.duly.core.World.ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.World;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.Departments;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.phone.PhoneNumber;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RoutingTest {
    private static final PhoneNumber OTHER_NUMBER = new PhoneNumber("+15005550007");

    private final World world = new World();
    private final Departments departments = new InMemoryStorage().departments();
    private final Routing routing = new Routing(departments);

    @BeforeEach
    void threeDepartments() {
        departments.keep(department("bail", "+15005550001"));
        departments.keep(department("pretrial", World.SERVICE));
        departments.keep(department("probation", World.OURS.e164()));
    }

    @Test
    void aTextToAMessagingServiceIsItsDepartments() {
        assertThat(departmentOf(Optional.of(World.SERVICE), OTHER_NUMBER)).isEqualTo("pretrial");
    }

    @Test
    void theNumberThatWasTextedSaysMoreThanTheServiceThatItIsIn() {
        assertThat(departmentOf(Optional.of(World.SERVICE), World.OURS)).isEqualTo("probation");
    }

    @Test
    void aTextToANumberIsItsDepartments() {
        assertThat(departmentOf(Optional.empty(), World.OURS)).isEqualTo("probation");
        assertThat(departmentOf(Optional.of("MG" + "9".repeat(32)), World.OURS))
                .isEqualTo("probation");
    }

    @Test
    void aTextToNobodyWeKnowIsTheFirstDepartmentsAndNotDropped() {
        assertThat(departmentOf(Optional.empty(), OTHER_NUMBER))
                .isEqualTo(departments.all().getFirst().id().value());
    }

    @Test
    void whereNoDepartmentIsSetUpNothingIsReceived() {
        var nobody = new Routing(new InMemoryStorage().departments());

        assertThatThrownBy(() -> nobody.of(text(Optional.empty(), World.OURS)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("no department is set up");
    }

    private String departmentOf(Optional<String> service, PhoneNumber to) {
        return routing.of(text(service, to)).id().value();
    }

    private InboundText text(Optional<String> service, PhoneNumber to) {
        return new InboundText(
                World.ACCOUNT,
                world.providerId(1),
                ANN,
                to,
                service,
                "Hello",
                List.of(),
                Optional.empty(),
                InboundText.Arrival.POSTED,
                Instant.EPOCH,
                Optional.empty(),
                Map.of());
    }

    private static Department department(String id, String sender) {
        return Department.first(
                new DepartmentId(id),
                id,
                "en",
                ZoneId.of("America/Los_Angeles"),
                new Sender(SenderAddress.of(sender), KeywordAnswers.TWILIO_DEFAULT, 1),
                DepartmentPolicy.UNRESTRICTED);
    }
}
