package dev.duly.core.policy;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.PRETRIAL;
import static dev.duly.core.policy.ConsentWorld.COURTS;
import static dev.duly.core.policy.ConsentWorld.OFFICER;
import static dev.duly.core.policy.ConsentWorld.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.duly.core.PortException;
import dev.duly.core.World;
import dev.duly.core.consent.Consent.State;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentChange.Kind;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.KeywordAnswers;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadConsentTest {
    private final ConsentWorld staff = new ConsentWorld(KeywordAnswers.OURS);
    private final World world = staff.world;

    @Test
    void whoWasNeverAskedHasNoHistory() {
        var shown = shown(Optional.empty());

        assertThat(shown.consent().state()).isEqualTo(State.NEVER_ASKED);
        assertThat(shown.history()).isEmpty();
    }

    @Test
    void eachDepartmentSeesItsOwnAndTheAgencyTheStrictest() {
        staff.write(says(Kind.OPT_OUT));
        staff.write(says(Kind.OPT_IN).to(COURTS).with("form 7"));

        assertThat(shown(Optional.of(PRETRIAL)).consent().state()).isEqualTo(State.OPTED_OUT);
        assertThat(shown(Optional.of(COURTS)).consent().state()).isEqualTo(State.OPTED_IN);
        var agency = shown(Optional.empty());
        assertThat(agency.consent().state()).isEqualTo(State.OPTED_OUT);
        assertThat(agency.consent().decisive().map(ConsentChange::departmentId)).contains(PRETRIAL);
        assertThat(agency.history())
                .extracting(ConsentChange::kind)
                .containsExactly(Kind.OPT_OUT, Kind.RE_OPT_IN);
    }

    @Test
    void aDepartmentThatIsNotThereHasNoAnswer() {
        var nowhere = Optional.of(new DepartmentId("nowhere"));

        assertThat(world.duly.readConsent().of(OFFICER, ANN, nowhere)).isEmpty();
    }

    @Test
    void theReadingIsAuditedWithoutTheNumber() {
        var _ = shown(Optional.empty());

        var entry = world.storage.audit().read("access", 0, 10).getLast().event();
        assertThat(entry.action()).isEqualTo("consent.read");
        assertThat(entry.actor()).isEqualTo(OFFICER);
        assertThat(entry.ids().get("number")).endsWith("0142").doesNotContain("702");
    }

    @Test
    void whatCannotBeAuditedIsNotShown() {
        world.atRecord =
                () -> {
                    throw new PortException("AuditLog", PortException.Retry.WORTH_IT, "away");
                };

        assertThatThrownBy(() -> shown(Optional.empty())).isInstanceOf(PortException.class);
    }

    private ReadConsent.Shown shown(Optional<DepartmentId> department) {
        return world.duly.readConsent().of(OFFICER, ANN, department).orElseThrow();
    }
}
