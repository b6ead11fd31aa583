package dev.duly.sqlite;

import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.Departments;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// The departments.
final class SqliteDepartments implements Departments {
    private static final String PORT = "Departments";

    private final Database database;

    SqliteDepartments(Database database) {
        this.database = database;
    }

    @Override
    public Optional<Department> find(DepartmentId id) {
        return database.read(
                PORT,
                session ->
                        session.first(
                                "SELECT * FROM department WHERE id = ?",
                                SqliteDepartments::department,
                                id.value()));
    }

    @Override
    public List<Department> all() {
        return database.read(
                PORT,
                session ->
                        session.list(
                                "SELECT * FROM department ORDER BY id",
                                SqliteDepartments::department));
    }

    @Override
    public void save(Department department) {
        database.write(
                PORT,
                session ->
                        session.update(
                                """
                                INSERT INTO department (id, name, language, time_zone, sender,
                                    keyword_answers, segments_per_second)
                                VALUES (?, ?, ?, ?, ?, ?, ?)
                                ON CONFLICT (id) DO UPDATE SET name = excluded.name,
                                    language = excluded.language, time_zone = excluded.time_zone,
                                    sender = excluded.sender,
                                    keyword_answers = excluded.keyword_answers,
                                    segments_per_second = excluded.segments_per_second
                                """,
                                department.id().value(),
                                department.name(),
                                department.language(),
                                department.timeZone().getId(),
                                department.sender().address().value(),
                                department.sender().keywordAnswers().name(),
                                department.sender().segmentsPerSecond()));
    }

    private static Department department(Row row) throws SQLException {
        return new Department(
                new DepartmentId(row.text("id")),
                row.text("name"),
                row.text("language"),
                ZoneId.of(row.text("time_zone")),
                new Sender(
                        SenderAddress.of(row.text("sender")),
                        KeywordAnswers.valueOf(row.text("keyword_answers")),
                        row.number("segments_per_second")));
    }
}
