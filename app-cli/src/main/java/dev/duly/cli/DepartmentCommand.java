package dev.duly.cli;

import dev.duly.core.access.Scope;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.http.Documents;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Shows one department; with a verb behind the id, does something to it.
@Command(
        name = "department",
        description = "Shows one department: its sender, and what it wants of its texts.",
        footer = {
            "",
            "Examples:",
            "  duly department default",
            "  duly department pretrial set --hours \"mon-fri 08:00-20:00; sat 10:00-14:00\""
        })
final class DepartmentCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private CommonOptions options = new CommonOptions();

    @Parameters(paramLabel = "ID", description = "The department's id, such as pretrial.")
    private String id = "";

    DepartmentCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    DepartmentId id() {
        return Given.as("ID:", id, DepartmentId::new);
    }

    static CommandFailure notFound(DepartmentId id) {
        return new CommandFailure(
                ExitCode.NOT_FOUND, "There is no department " + id + ": see duly departments");
    }

    @Override
    public Integer call() {
        var wanted = id();
        try (var desk = Desk.open(surroundings)) {
            var _ = desk.actor(Scope.READ);
            var department =
                    desk.duly().readDepartments().find(wanted).orElseThrow(() -> notFound(wanted));
            print(surroundings, options, department);
            return ExitCode.OK.code();
        }
    }

    static void print(Surroundings surroundings, CommonOptions options, Department department) {
        if (options.json()) {
            Json.print(surroundings.out(), Documents.department(department));
            return;
        }
        DepartmentSheet.print(surroundings.out(), department);
    }
}
