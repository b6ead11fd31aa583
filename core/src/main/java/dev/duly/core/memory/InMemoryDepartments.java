package dev.duly.core.memory;

import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.Departments;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/// Departments in memory.
final class InMemoryDepartments implements Departments {
    private final ConcurrentSkipListMap<String, Department> departments =
            new ConcurrentSkipListMap<>();

    @Override
    public Optional<Department> find(DepartmentId id) {
        return Optional.ofNullable(departments.get(id.value()));
    }

    @Override
    public List<Department> all() {
        return List.copyOf(departments.values());
    }

    @Override
    public void save(Department department) {
        departments.put(department.id().value(), department);
    }
}
