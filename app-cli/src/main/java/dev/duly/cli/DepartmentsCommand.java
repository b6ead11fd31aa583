package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.department.Department;
import dev.duly.core.hours.WeeklyHours;
import dev.duly.http.Documents;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// Lists the departments.
@Command(
        name = "departments",
        description = "Lists the departments: what each sends from, and in which hours.",
        footer = {"", "Example:", "  duly departments"})
final class DepartmentsCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    DepartmentsCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        try (var desk = Desk.open(surroundings)) {
            var _ = desk.actor(Scope.READ);
            var departments = desk.duly().readDepartments().all();
            if (options.json()) {
                Json.print(surroundings.out(), Documents.departments(departments));
            } else {
                print(departments);
            }
            return ExitCode.OK.code();
        }
    }

    private void print(List<Department> departments) {
        var table = new Table("Department", "Version", "Language", "Sender", "Hours", "Name");
        for (var department : departments) {
            table.row(
                    department.id().value(),
                    Integer.toString(department.version()),
                    department.language(),
                    department.sender().address().value(),
                    department
                            .policy()
                            .hours()
                            .map(WeeklyHours::words)
                            .orElse(DepartmentSheet.NO_QUIET_HOURS),
                    Plain.line(department.name()));
        }
        table.print(surroundings.out());
    }
}
