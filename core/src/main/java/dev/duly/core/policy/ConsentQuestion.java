package dev.duly.core.policy;

import dev.duly.core.Sha256;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.Draft;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.phone.PhoneNumber;

/// Marks the text that asks a client whether they want texts.
public final class ConsentQuestion {
    /// Callers have names of their own.
    private static final String OURS = "duly";

    private static final String PREFIX = "opt-in-question:";

    private ConsentQuestion() {}

    /// The same until the question is written down, whatever else is written meanwhile: of those
    /// who ask at once one asks, and whoever asks again because no answer came does not ask twice.
    ///
    /// @param earlier how many questions of `department` stand in the ledger of `phone`
    public static IdempotencyKey key(DepartmentId department, PhoneNumber phone, int earlier) {
        return new IdempotencyKey(
                OURS,
                PREFIX
                        + new Sha256()
                                .add(phone.e164())
                                .add('\n')
                                .add(department.value())
                                .add('\n')
                                .add(Integer.toString(earlier))
                                .hex());
    }

    static boolean isOne(Draft draft) {
        return draft.key()
                .filter(key -> key.application().equals(OURS) && key.value().startsWith(PREFIX))
                .isPresent();
    }
}
