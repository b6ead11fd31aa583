package dev.duly.core.policy;

import dev.duly.core.department.Department;
import dev.duly.core.department.Departments;
import dev.duly.core.provider.GatewayAccount;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Shows the departments' senders, each with what stops it.
public final class ReadSenders {
    private final Departments departments;
    private final SenderPauses pauses;
    private final GatewayAccount account;

    /// @param account through which texts go now
    public ReadSenders(Departments departments, SenderPauses pauses, GatewayAccount account) {
        this.departments = departments;
        this.pauses = pauses;
        this.account = account;
    }

    /// By department, then the longest stopped first.
    public List<SenderState> all() {
        var stopped = pauses.all();
        return departments.all().stream()
                .flatMap(department -> states(department, stopped))
                .toList();
    }

    private Stream<SenderState> states(Department department, List<SenderPause> stopped) {
        var address = department.sender().address();
        var states =
                stopped.stream()
                        .filter(pause -> pause.stops(account, address))
                        .map(pause -> new SenderState(department, Optional.of(pause)))
                        .toList();
        return states.isEmpty()
                ? Stream.of(new SenderState(department, Optional.empty()))
                : states.stream();
    }
}
