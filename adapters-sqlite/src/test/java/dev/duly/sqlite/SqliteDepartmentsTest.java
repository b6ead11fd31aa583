package dev.duly.sqlite;

import dev.duly.core.department.Departments;
import dev.duly.testkit.DepartmentsContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteDepartmentsTest extends DepartmentsContract {
    @RegisterExtension final DataFolders folders = new DataFolders();

    @Override
    protected Departments emptyDepartments() {
        return folders.serve().departments();
    }
}
