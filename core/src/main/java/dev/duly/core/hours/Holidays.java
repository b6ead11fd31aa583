package dev.duly.core.hours;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Days on which no hour is open.
///
/// @param federal whether the public holidays of the United States are among them (5 U.S.C. 6103),
///   each on its own date and, when that falls on a weekend, also on the working day on which it is
///   observed
/// @param own further dates, each with its name, such as the court's own closing days
public record Holidays(boolean federal, Map<LocalDate, String> own) {
    private static final Holidays NONE = new Holidays(false, Map.of());
    private static final Holidays FEDERAL = new Holidays(true, Map.of());

    public Holidays {
        own = Map.copyOf(own);
    }

    public static Holidays none() {
        return NONE;
    }

    public static Holidays ofTheUnitedStates() {
        return FEDERAL;
    }

    /// These and the dates in `further`.
    public Holidays and(Map<LocalDate, String> further) {
        var all = new HashMap<>(own);
        all.putAll(further);
        return new Holidays(federal, all);
    }

    /// The name of the holiday on `date`, such as `Thanksgiving Day`; empty on any other day.
    public Optional<String> on(LocalDate date) {
        return Optional.ofNullable(own.get(date))
                .or(() -> federal ? FederalHoliday.on(date) : Optional.empty());
    }
}
