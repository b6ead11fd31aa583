package dev.duly.core.consent;

import dev.duly.core.client.ContactId;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.purpose.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// For whom, and for what, the ledger of a number is read.
///
/// @param departments that send from the same sender, the one that asks among them: the client
///   cannot tell them apart, so a STOP to one is a STOP to each
/// @param purpose of the text; empty for texts in general
/// @param client whom the text is about; empty when nobody knows
/// @param scope how far a STOP reaches
public record Viewpoint(
        Set<DepartmentId> departments,
        Optional<Purpose> purpose,
        Optional<ContactId> client,
        RevocationScope scope) {
    public Viewpoint {
        departments = Set.copyOf(departments);
    }

    /// Of `department`, one of `all`.
    public static Viewpoint of(
            Department department,
            List<Department> all,
            Optional<Purpose> purpose,
            Optional<ContactId> client,
            RevocationScope scope) {
        return new Viewpoint(sharing(department, all), purpose, client, scope);
    }

    /// Those of `all` that send from the sender of `department`, itself among them.
    public static Set<DepartmentId> sharing(Department department, List<Department> all) {
        return all.stream()
                .filter(other -> other.sender().address().equals(department.sender().address()))
                .map(Department::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    /// Whether `change` matters from here.
    boolean sees(ConsentChange change) {
        return switch (change.kind()) {
            case REASSIGNED, CORRECTION -> true;
            case OPT_OUT ->
                    change.reach().covers(purpose) && (isOurs(change) || reachesAll(change));
            case OPT_IN, RE_OPT_IN, EXPIRY, NUMBER_CHANGE, OPT_IN_ASKED ->
                    change.reach().covers(purpose)
                            && isOurs(change)
                            && change.reach().isAbout(client);
        };
    }

    private boolean isOurs(ConsentChange change) {
        return change.reach().agencyWide() || departments.contains(change.departmentId());
    }

    /// The person's own word may reach all. What the provider blocks, it blocks for one sender.
    private boolean reachesAll(ConsentChange change) {
        return change.method() != Method.PROVIDER_BLOCK
                && change.reach().purposes().isEmpty()
                && scope.reachesAll(change.effectiveAt());
    }
}
