package dev.duly.core.receiving;

import dev.duly.core.department.Department;
import dev.duly.core.department.Departments;
import java.util.List;
import java.util.Optional;

/// Whose text it is: by the number that was texted, else by messaging service, else the first
/// department's, since a text that came in is never dropped.
///
/// The number goes first because a department that sends from one number is answered there, also
/// where the provider has put that number into the messaging service of another department: its
/// clients' STOP must not be heard by somebody else.
final class Routing {
    private final Departments departments;

    Routing(Departments departments) {
        this.departments = departments;
    }

    /// @throws IllegalStateException when there is no department at all
    Department of(InboundText text) {
        var all = departments.all();
        return at(text.to().e164(), all)
                .or(() -> text.messagingService().flatMap(sid -> at(sid, all)))
                .orElseGet(() -> first(all));
    }

    private static Optional<Department> at(String address, List<Department> all) {
        return all.stream()
                .filter(department -> department.sender().address().value().equals(address))
                .findFirst();
    }

    private static Department first(List<Department> all) {
        if (all.isEmpty()) {
            throw new IllegalStateException("no department is set up: nothing can be received");
        }
        return all.getFirst();
    }
}
