package dev.duly.http;

import dev.duly.core.department.Department;
import dev.duly.core.phone.NumberPlan;
import java.util.stream.Collectors;

/// What a department is to be, written as `PATCH /api/departments/{id}` takes it, for whoever has
/// it without a request.
public final class DepartmentFile {
    private DepartmentFile() {}

    /// `before` with what `json` says; what it leaves out stays.
    ///
    /// @param json may name its version: then it must be that of `before`
    /// @throws IllegalArgumentException with every field that is wrong, and its rule
    public static Department changed(Department before, String json, NumberPlan numbers) {
        try {
            var wanted =
                    new DepartmentBody(numbers)
                            .wanted(json, before.id(), DepartmentBody.Basis.of(before));
            if (wanted.expected().filter(version -> version != before.version()).isPresent()) {
                throw new IllegalArgumentException(
                        "names another version than the newest, which is "
                                + before.version()
                                + ": somebody else changed it meanwhile");
            }
            return wanted.department();
        } catch (RequestProblem wrong) {
            throw new IllegalArgumentException(
                    "is refused: "
                            + wrong.problem().details().stream()
                                    .map(FieldError::sentence)
                                    .collect(Collectors.joining("; ")),
                    wrong);
        }
    }
}
