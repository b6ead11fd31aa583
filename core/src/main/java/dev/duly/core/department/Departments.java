package dev.duly.core.department;

import java.util.List;
import java.util.Optional;

/// The departments of the agency: a handful, read on every text.
public interface Departments {
    /// As it is now, read from where the last write certainly is.
    Optional<Department> find(DepartmentId id);

    /// All of them, by id, each as it is now, read from where the last write certainly is.
    List<Department> all();

    /// Every version of one that there has ever been, the first one first; none is ever changed or
    /// deleted, so that what was decided by it can be told for ever.
    List<Department> versions(DepartmentId id);

    /// Keeps `next` as the department's newest version, if its number is one more than the newest
    /// one's, or 1 and there is none. Of two with one number exactly one is kept.
    DepartmentKept keep(Department next);
}
