package dev.duly.core.policy;

import static dev.duly.core.World.PRETRIAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.SaveDepartment.Result;
import dev.duly.core.record.Actor;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SaveDepartmentTest {
    private static final Actor OFFICER = Actor.token("officer");
    private static final DepartmentId PAROLE = new DepartmentId("parole");

    private final World world = new World();
    private final SaveDepartment saveDepartment = world.duly.saveDepartment();

    @Test
    void aChangeIsTheNextVersionAndAudited() {
        var wanted = pretrial().with(DepartmentPolicy.USUAL);

        var saved = (Result.Saved) saveDepartment.save(wanted, Optional.of(1), OFFICER);

        assertThat(saved.department().version()).isEqualTo(2);
        assertThat(pretrial()).isEqualTo(saved.department());
        assertThat(pretrial().policy()).isEqualTo(DepartmentPolicy.USUAL);
        var entry = world.storage.audit().read("department:pretrial", 0, 10).getLast().event();
        assertThat(entry.action()).isEqualTo("department.changed");
        assertThat(entry.actor()).isEqualTo(OFFICER);
        assertThat(entry.ids()).containsEntry("version", "2");
    }

    @Test
    void sayingTheSameAgainKeepsNothing() {
        var before = pretrial();

        assertThat(saveDepartment.save(before, Optional.empty(), OFFICER))
                .isEqualTo(new Result.Same(before));

        assertThat(pretrial().version()).isEqualTo(1);
        assertThat(world.storage.audit().read("department:pretrial", 0, 10)).isEmpty();
    }

    @Test
    void whoChangedAnOlderVersionIsToldTheNewest() {
        saveDepartment.save(pretrial().with(DepartmentPolicy.USUAL), Optional.empty(), OFFICER);
        var late = pretrial().calledAt(Optional.of(new PhoneNumber("+17025550100")));

        assertThat(saveDepartment.save(late, Optional.of(1), OFFICER))
                .isEqualTo(new Result.Outdated(2));
        assertThat(pretrial().helpPhone()).isEmpty();
    }

    @Test
    void whoIsOvertakenBetweenLookingAndKeepingIsToldSo() {
        world.beforeCall =
                call -> {
                    if (call.equals("Departments.keep") && pretrial().version() == 1) {
                        world.keep(pretrial().with(DepartmentPolicy.USUAL));
                    }
                };

        assertThat(saveDepartment.save(renamed(), Optional.of(1), OFFICER))
                .isEqualTo(new Result.Outdated(2));
        assertThat(pretrial().name()).isEqualTo("Pretrial Services");
    }

    @Test
    void aNewDepartmentBeginsWithVersionOneAndHasAllThatItWasGiven() {
        var phone = Optional.of(new PhoneNumber("+17025550100"));
        var wanted = parole().calledAt(phone);

        var saved = (Result.Saved) saveDepartment.save(wanted, Optional.of(0), OFFICER);

        assertThat(saved.department().version()).isEqualTo(1);
        assertThat(world.storage.departments().find(PAROLE)).contains(saved.department());
        assertThat(saved.department().helpPhone()).isEqualTo(phone);
    }

    @Test
    void aNewOneThatIsThereAlreadyAndAChangeOfNoneAreOutdated() {
        assertThat(saveDepartment.save(renamed(), Optional.of(0), OFFICER))
                .isEqualTo(new Result.Outdated(1));
        assertThat(saveDepartment.save(parole(), Optional.of(3), OFFICER))
                .isEqualTo(new Result.Outdated(0));
    }

    @Test
    void whatCannotBeAuditedIsNotKept() {
        world.atRecord =
                () -> {
                    throw new PortException("AuditLog", PortException.Retry.WORTH_IT, "away");
                };

        assertThatThrownBy(() -> saveDepartment.save(renamed(), Optional.empty(), OFFICER))
                .isInstanceOf(PortException.class);
        assertThat(pretrial().version()).isEqualTo(1);
    }

    private Department pretrial() {
        return world.storage.departments().find(PRETRIAL).orElseThrow();
    }

    private Department renamed() {
        return named(PRETRIAL, "Pretrial");
    }

    private Department parole() {
        return named(PAROLE, "Parole");
    }

    private Department named(DepartmentId id, String name) {
        var like = pretrial();
        return Department.first(
                id, name, like.language(), like.timeZone(), like.sender(), like.policy());
    }
}
