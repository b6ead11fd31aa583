package dev.duly.core.hours;

import dev.duly.core.hours.StateHours.Line;
import dev.duly.core.place.UsState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Reads the table of states' hours. What its fields are stands at the table's head.
///
/// A table that is wrong stops the program as it starts, with the line that is wrong: a law must
/// not fail to apply for want of a tab.
final class StateHoursTable {
    private static final String RESOURCE = "state-hours.tsv";

    private StateHoursTable() {}

    static List<Line> read() {
        try (var table = StateHoursTable.class.getResourceAsStream(RESOURCE)) {
            if (table == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return parse(new String(table.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    /// @throws IllegalStateException that names the line and the rule it breaks
    static List<Line> parse(List<String> table) {
        var lines = new ArrayList<Line>();
        var versions = new HashSet<String>();
        for (var i = 0; i < table.size(); i++) {
            if (table.get(i).startsWith("#")) {
                continue;
            }
            try {
                var line = line(table.get(i).split("\t", -1));
                if (!versions.add(line.hours().id() + " " + line.hours().version())) {
                    throw new IllegalArgumentException("this version stands there twice");
                }
                lines.add(line);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IllegalStateException(
                        RESOURCE + ", line " + (i + 1) + ": " + e.getMessage(), e);
            }
        }
        return List.copyOf(lines);
    }

    private static Line line(String[] fields) {
        if (fields.length != 8) {
            throw new IllegalArgumentException(
                    "must have 8 fields between tabs, and has " + fields.length);
        }
        var state =
                fields[2].equals("US") ? Optional.<UsState>empty() : Optional.of(state(fields[2]));
        return new Line(
                state,
                new SendingHours(
                        fields[0],
                        Integer.parseInt(fields[1]),
                        state.map(home -> home.fullName() + "'s hours").orElse("Federal hours"),
                        fields[7],
                        WeeklyHours.of(fields[5]),
                        holidays(fields[6]),
                        LocalDate.parse(fields[3]),
                        fields[4].equals("-")
                                ? Optional.empty()
                                : Optional.of(LocalDate.parse(fields[4]))));
    }

    private static UsState state(String code) {
        return UsState.of(code)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "a state is a postal code, not \"" + code + "\""));
    }

    private static Holidays holidays(String field) {
        return switch (field) {
            case "-" -> Holidays.none();
            case "federal" -> Holidays.ofTheUnitedStates();
            default ->
                    throw new IllegalArgumentException(
                            "closed days are federal or -, not \"" + field + "\"");
        };
    }
}
