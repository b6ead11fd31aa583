package dev.duly.mongo;

import dev.duly.core.department.Departments;
import dev.duly.testkit.DepartmentsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoDepartmentsTest extends DepartmentsContract {
    @RegisterExtension final Databases databases = new Databases();

    @Override
    protected Departments emptyDepartments() {
        return new MongoDepartments(databases.with(MongoDepartments.indexes()));
    }
}
