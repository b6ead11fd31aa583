package dev.duly.core.policy;

import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Draft;
import java.util.Optional;

/// Reads the snapshot for one text, fresh each time.
public final class ReadFacts {
    private final Departments departments;
    private final ConsentLedger consents;

    public ReadFacts(Departments departments, ConsentLedger consents) {
        this.departments = departments;
        this.consents = consents;
    }

    /// Empty when there is no such department.
    public Optional<Facts> read(Draft draft) {
        return departments
                .find(draft.departmentId())
                .map(department ->
                        new Facts(department, Consent.derive(consents.history(draft.to()))));
    }
}
