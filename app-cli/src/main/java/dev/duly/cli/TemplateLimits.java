package dev.duly.cli;

import dev.duly.core.content.ContentRules;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.template.Appraisal;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Whose limits a template is held against.
final class TemplateLimits {
    /// @param limit in segments
    record Policy(ContentRules rules, int limit) {}

    @Option(
            names = "--department",
            paramLabel = "ID",
            description =
                    "Whose limit of segments and content rules hold; without it, the usual ones.")
    private Optional<String> department = Optional.empty();

    Policy policy(Desk desk) {
        return department
                .map(written -> Given.as("--department", written, DepartmentId::new))
                .map(id -> policy(desk, id))
                .orElseGet(() -> new Policy(ContentRules.standard(), Appraisal.USUAL_LIMIT));
    }

    private static Policy policy(Desk desk, DepartmentId id) {
        return desk.duly()
                .readDepartments()
                .find(id)
                .map(Department::policy)
                .map(policy -> new Policy(policy.content().rules(), policy.mostSegments()))
                .orElseThrow(() -> DepartmentCommand.notFound(id));
    }
}
