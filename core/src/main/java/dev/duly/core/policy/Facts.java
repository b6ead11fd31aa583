package dev.duly.core.policy;

import dev.duly.core.consent.Consent;
import dev.duly.core.department.Department;

/// One snapshot of all that the gates need to know of one text.
public record Facts(Department department, Consent consent) {}
