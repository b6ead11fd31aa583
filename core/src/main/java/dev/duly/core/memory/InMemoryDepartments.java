package dev.duly.core.memory;

import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentKept;
import dev.duly.core.department.Departments;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Departments in memory, each with all its versions.
final class InMemoryDepartments implements Departments {
    private final TreeMap<String, List<Department>> versions = new TreeMap<>();

    @Override
    public synchronized Optional<Department> find(DepartmentId id) {
        return Optional.ofNullable(versions.get(id.value())).map(List::getLast);
    }

    @Override
    public synchronized List<Department> all() {
        return versions.values().stream().map(List::getLast).toList();
    }

    @Override
    public synchronized List<Department> versions(DepartmentId id) {
        return List.copyOf(versions.getOrDefault(id.value(), List.of()));
    }

    @Override
    public synchronized DepartmentKept keep(Department next) {
        var kept = versions.getOrDefault(next.id().value(), List.of());
        if (next.version() != kept.size() + 1) {
            return DepartmentKept.STALE;
        }
        versions.computeIfAbsent(next.id().value(), _ -> new ArrayList<>()).add(next);
        return DepartmentKept.KEPT;
    }
}
