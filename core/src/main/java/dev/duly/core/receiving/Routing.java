package dev.duly.core.receiving;

import dev.duly.core.department.Department;
import dev.duly.core.department.Departments;
import dev.duly.core.department.SenderAddress;
import java.util.List;
import java.util.function.Predicate;

/// Whose text it is: by messaging service, else by the number that was texted, else the first
/// department's, since a text that came in is never dropped.
final class Routing {
    private final Departments departments;

    Routing(Departments departments) {
        this.departments = departments;
    }

    /// @throws IllegalStateException when there is no department at all
    Department of(InboundText text) {
        var all = departments.all();
        return text.messagingService().stream()
                .flatMap(sid -> matching(all, address -> address.value().equals(sid)).stream())
                .findFirst()
                .or(() ->
                        matching(all, address -> address.value().equals(text.to().e164())).stream()
                                .findFirst())
                .orElseGet(() -> first(all));
    }

    private static List<Department> matching(
            List<Department> all, Predicate<SenderAddress> wanted) {
        return all.stream()
                .filter(department -> wanted.test(department.sender().address()))
                .toList();
    }

    private static Department first(List<Department> all) {
        if (all.isEmpty()) {
            throw new IllegalStateException("no department is set up: nothing can be received");
        }
        return all.getFirst();
    }
}
