package dev.duly.testkit;

import dev.duly.core.department.Departments;
import dev.duly.core.memory.InMemoryStorage;

class InMemoryDepartmentsTest extends DepartmentsContract {
    @Override
    protected Departments emptyDepartments() {
        return new InMemoryStorage().departments();
    }
}
