package dev.duly.core.department;

import java.util.regex.Pattern;

/// The id of a department, such as `pretrial`.
///
/// @param value 1 to 40 lower-case letters, digits and dashes
public record DepartmentId(String value) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public DepartmentId {
        if (!ID.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 40 lower-case letters, digits and dashes");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
