package dev.duly.core.department;

import dev.duly.core.hours.Holidays;
import dev.duly.core.hours.WeeklyHours;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;
import java.util.Set;

/// What a department wants of its texts, beyond what the law asks of all.
///
/// @param hours when texts may go, on the wall clock of who gets them; empty for at any time, where
///   no law says otherwise
/// @param holidays days on which none goes
/// @param expireOutsideHours purposes of which a text that misses its hours is not sent later
/// @param optInRequired purposes of which texts go to people with a recorded consent alone
/// @param mostPerDay texts to one person within 24 hours; empty for no cap
/// @param spacing between two texts to one person
/// @param pilot the numbers that are texted at all; empty when the department is not in pilot mode
/// @param mostSegments of one text
/// @param namesAgency whether an automated text that does not say who writes is begun with the
///   department's name
/// @param saysHowToStop whether the first text to a person is ended with how to stop texts
/// @param stateLaws whether the hours that states set for texts are kept
public record DepartmentPolicy(
        Optional<WeeklyHours> hours,
        Holidays holidays,
        Set<Purpose> expireOutsideHours,
        Set<Purpose> optInRequired,
        Optional<Integer> mostPerDay,
        Duration spacing,
        Optional<Set<PhoneNumber>> pilot,
        int mostSegments,
        boolean namesAgency,
        boolean saysHowToStop,
        boolean stateLaws,
        ContentChoice content) {
    /// The usual longest text. Source: carriers pass longer ones on badly, and each segment is paid
    /// for.
    public static final int USUAL_SEGMENTS = 3;

    /// The highest cap: above it, none is meant.
    public static final int MOST_PER_DAY = 1_000;

    /// As many segments as the longest text that a provider takes can have.
    private static final int MOST_SEGMENTS = 24;

    private static final int USUAL_PER_DAY = 10;
    private static final Duration LONGEST_SPACING = Duration.ofHours(24);

    /// Of a new department: 08:00 to 20:00, the narrowest hours that any state sets for texts.
    public static final DepartmentPolicy USUAL =
            new DepartmentPolicy(
                    Optional.of(WeeklyHours.daily(LocalTime.of(8, 0), LocalTime.of(20, 0))),
                    Holidays.none(),
                    Set.of(),
                    Set.of(),
                    Optional.of(USUAL_PER_DAY),
                    Duration.ZERO,
                    Optional.empty(),
                    USUAL_SEGMENTS,
                    true,
                    true,
                    true,
                    ContentChoice.STANDARD);

    /// Of a place to try things out: texts go at any time, as they are written.
    public static final DepartmentPolicy UNRESTRICTED =
            new DepartmentPolicy(
                    Optional.empty(),
                    Holidays.none(),
                    Set.of(),
                    Set.of(),
                    Optional.empty(),
                    Duration.ZERO,
                    Optional.empty(),
                    MOST_SEGMENTS,
                    false,
                    false,
                    false,
                    ContentChoice.STANDARD);

    public DepartmentPolicy {
        expireOutsideHours = Set.copyOf(expireOutsideHours);
        optInRequired = Set.copyOf(optInRequired);
        pilot = pilot.map(Set::copyOf);
        if (mostPerDay.stream().anyMatch(most -> most < 1 || most > MOST_PER_DAY)) {
            throw new IllegalArgumentException("mostPerDay must be from 1 to " + MOST_PER_DAY);
        }
        if (spacing.isNegative() || spacing.compareTo(LONGEST_SPACING) > 0) {
            throw new IllegalArgumentException("spacing must be from PT0S to " + LONGEST_SPACING);
        }
        if (mostSegments < 1 || mostSegments > MOST_SEGMENTS) {
            throw new IllegalArgumentException("mostSegments must be from 1 to " + MOST_SEGMENTS);
        }
    }

    /// Whether there are times at which its own rules let nothing go: hours, or days that are
    /// closed.
    public boolean closesAtTimes() {
        return hours.isPresent() || !holidays.equals(Holidays.none());
    }
}
