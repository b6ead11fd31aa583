package dev.duly.core.policy;

import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.Departments;
import java.util.List;
import java.util.Optional;

/// Shows the departments and what they want of their texts. That is nobody's personal matter, so
/// who looks is not written down.
public final class ReadDepartments {
    private final Departments departments;

    public ReadDepartments(Departments departments) {
        this.departments = departments;
    }

    public List<Department> all() {
        return departments.all();
    }

    public Optional<Department> find(DepartmentId id) {
        return departments.find(id);
    }

    /// Every version that there has been, the first one first.
    public List<Department> versions(DepartmentId id) {
        return departments.versions(id);
    }
}
