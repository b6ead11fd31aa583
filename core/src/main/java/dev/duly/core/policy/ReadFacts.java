package dev.duly.core.policy;

import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.department.Department;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Draft;
import dev.duly.core.provider.GatewayAccount;
import java.util.Optional;

/// Reads the snapshot for one text, fresh each time.
public final class ReadFacts {
    private final Departments departments;
    private final ConsentLedger consents;
    private final SenderPauses pauses;
    private final GatewayAccount account;

    /// @param account through which texts go
    public ReadFacts(
            Departments departments,
            ConsentLedger consents,
            SenderPauses pauses,
            GatewayAccount account) {
        this.departments = departments;
        this.consents = consents;
        this.pauses = pauses;
        this.account = account;
    }

    /// Empty when there is no such department.
    public Optional<Facts> read(Draft draft) {
        return departments
                .find(draft.departmentId())
                .map(department ->
                        new Facts(
                                department,
                                Consent.derive(consents.history(draft.to())),
                                pauseOf(department)));
    }

    private Optional<SenderPause> pauseOf(Department department) {
        return pauses.all().stream()
                .filter(pause -> pause.stops(account, department.sender().address()))
                .findFirst();
    }
}
