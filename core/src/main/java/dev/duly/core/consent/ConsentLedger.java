package dev.duly.core.consent;

import dev.duly.core.Appended;
import dev.duly.core.phone.PhoneNumber;
import java.util.List;

/// Every change of consent, append-only: the source of truth on who may be texted.
public interface ConsentLedger {
    /// Appends `change` unless its source is known; a known source changes nothing, whatever else
    /// differs.
    ///
    /// When this returns, the change is durable and every later [#history] has it.
    Appended append(ConsentChange change);

    /// All changes of one number, in the order in which they were appended. Read from where the
    /// last write certainly is: the last look before a text goes depends on it.
    List<ConsentChange> history(PhoneNumber phone);
}
