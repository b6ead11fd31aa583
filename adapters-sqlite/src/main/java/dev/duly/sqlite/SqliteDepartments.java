package dev.duly.sqlite;

import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentKept;
import dev.duly.core.department.Departments;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The departments, each with all its versions. The newest is the department.
final class SqliteDepartments implements Departments {
    private static final String PORT = "Departments";

    /// Far more than there are: departments and their versions are a handful.
    private static final int MOST_KNOWN = 1_000;

    private final Database database;

    private final KnownDocuments<Department> known = new KnownDocuments<>(MOST_KNOWN);

    SqliteDepartments(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Department> find(DepartmentId id) {
        return database.read(
                PORT,
                session ->
                        session.first(
                                """
                                SELECT id, document FROM department WHERE id = ?
                                ORDER BY version DESC LIMIT 1
                                """,
                                this::department,
                                id.value()));
    }

    @Override
    public List<Department> all() {
        return database.read(
                PORT,
                session ->
                        session.list(
                                "SELECT id, document, max(version) FROM department GROUP BY id",
                                this::department));
    }

    @Override
    public List<Department> versions(DepartmentId id) {
        return database.read(
                PORT,
                session ->
                        session.list(
                                "SELECT id, document FROM department WHERE id = ? ORDER BY version",
                                this::department,
                                id.value()));
    }

    @Override
    public DepartmentKept keep(Department next) {
        var document = DepartmentDocument.write(next);
        return database.write(PORT, session -> keep(session, next, document));
    }

    private static DepartmentKept keep(Session session, Department next, String document)
            throws SQLException {
        var newest =
                session.number(
                        "SELECT coalesce(max(version), 0) FROM department WHERE id = ?",
                        next.id().value());
        if (next.version() != newest + 1) {
            return DepartmentKept.STALE;
        }
        session.update(
                "INSERT INTO department (id, version, document) VALUES (?, ?, ?)",
                next.id().value(),
                next.version(),
                document);
        return DepartmentKept.KEPT;
    }

    private Department department(Row row) throws SQLException {
        var document = row.text("document");
        var id = row.text("id");
        return known.read(document, () -> DepartmentDocument.read(id, document));
    }
}
