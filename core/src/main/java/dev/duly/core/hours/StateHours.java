package dev.duly.core.hours;

import dev.duly.core.place.UsState;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The hours that laws set: the federal ones, and those of states. Data, in `state-hours.tsv`, each
/// with its source, its days in force and its version.
public final class StateHours {
    private static final List<Line> LINES = StateHoursTable.read();

    private StateHours() {}

    /// Every rule that is or will be in force for a person who may belong to any of `states`, on
    /// any day: the federal one, then the states'. What a day does not know yet, or no more, closes
    /// nothing on it.
    public static List<SendingHours> of(Collection<UsState> states) {
        return LINES.stream()
                .filter(line -> line.state().map(states::contains).orElse(true))
                .map(Line::hours)
                .toList();
    }

    /// Those of [#of] that are in force on `day`.
    public static List<SendingHours> inForce(Collection<UsState> states, LocalDate day) {
        return of(states).stream().filter(rule -> rule.isInForce(day)).toList();
    }

    /// All rules, for every state, past and to come.
    public static List<SendingHours> all() {
        return of(List.of(UsState.values()));
    }

    /// @param state whose law it is; empty for the federal one
    record Line(Optional<UsState> state, SendingHours hours) {}
}
