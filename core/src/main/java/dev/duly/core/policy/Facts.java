package dev.duly.core.policy;

import dev.duly.core.consent.Consent;
import dev.duly.core.consent.RevocationScope;
import dev.duly.core.department.Department;
import java.util.Optional;

/// One snapshot of all that the gates need to know of one text.
///
/// @param consent as it stands for this department, purpose and client
/// @param revocationScope by which it was read
/// @param pause what stops the department's sender, if anything does
/// @param hours where the client may be, and which hours bind the text
/// @param recent what the number has been sent lately
public record Facts(
        Department department,
        Consent consent,
        RevocationScope revocationScope,
        Optional<SenderPause> pause,
        LocalHours hours,
        Recent recent) {}
