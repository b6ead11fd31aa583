package dev.duly.testkit.simulation;

import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentKept;
import dev.duly.core.department.Departments;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Departments are read as something else than they are, whether one is asked for or all.
record DepartmentsRead(UnaryOperator<Department> change) implements Tampering {
    @Override
    public <T> T port(Class<T> type, T port) {
        return type == Departments.class ? type.cast(changed((Departments) port)) : port;
    }

    private Departments changed(Departments real) {
        return new Departments() {
            @Override
            public Optional<Department> find(DepartmentId id) {
                return real.find(id).map(change);
            }

            @Override
            public List<Department> all() {
                return real.all().stream().map(change).toList();
            }

            @Override
            public List<Department> versions(DepartmentId id) {
                return real.versions(id);
            }

            @Override
            public DepartmentKept keep(Department next) {
                return real.keep(next);
            }
        };
    }
}
