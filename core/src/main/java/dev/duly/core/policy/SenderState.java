package dev.duly.core.policy;

import dev.duly.core.department.Department;
import java.util.Optional;

/// One department's sender, and what stops it. Its own pause and its account's are two states.
///
/// @param pause empty when it goes
public record SenderState(Department department, Optional<SenderPause> pause) {
    /// Whether people call it, or what stops it, by `id`.
    public boolean isCalled(String id) {
        return department.sender().address().value().equals(id)
                || pause.stream().anyMatch(stop -> stop.id().equals(id));
    }
}
