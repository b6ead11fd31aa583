package dev.duly.core.department;

import java.util.List;
import java.util.Optional;

/// The departments of the agency: a handful, read on every text.
public interface Departments {
    Optional<Department> find(DepartmentId id);

    /// All of them, by id.
    List<Department> all();

    /// Keeps `department`, in place of what was kept under its id.
    void save(Department department);
}
