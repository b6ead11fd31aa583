package dev.duly.core.memory;

import static java.util.stream.Collectors.toSet;

import dev.duly.core.phone.NumberPlaces;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.place.UsState;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// A number plan that knows one country, the one with code 1, and takes every other number in E.164
/// form as it is. It knows the places of a few area codes: one in a single zone, some that are
/// split between two, and an overlay.
public final class InMemoryNumberPlan implements NumberPlan {
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ .()\\-]");
    private static final Pattern HOME = Pattern.compile("[2-9]\\d{2}[2-9]\\d{6}");
    private static final Pattern ABROAD = Pattern.compile("\\+[2-9]\\d{6,14}");

    private static final Map<String, NumberPlaces> BY_AREA_CODE =
            Map.of(
                    "212", places("212", UsState.NY, "America/New_York"),
                    "213", places("213", UsState.CA, "America/Los_Angeles"),
                    "312", places("312", UsState.IL, "America/Chicago"),
                    "448", places("448", UsState.FL, "America/New_York", "America/Chicago"),
                    "702", places("702", UsState.NV, "America/Los_Angeles"),
                    "850", places("850", UsState.FL, "America/New_York", "America/Chicago"),
                    "928", places("928", UsState.AZ, "America/Phoenix", "America/Denver"));

    @Override
    public NumberReading read(String written) {
        var digits = BETWEEN_DIGITS.matcher(written).replaceAll("");
        if (HOME.matcher(digits).matches()) {
            return new NumberReading.Understood(new PhoneNumber("+1" + digits));
        }
        if (digits.startsWith("+1") && HOME.matcher(digits.substring(2)).matches()) {
            return new NumberReading.Understood(new PhoneNumber(digits));
        }
        if (ABROAD.matcher(digits).matches()) {
            return new NumberReading.Understood(new PhoneNumber(digits));
        }
        return new NumberReading.NotUnderstood("is not one telephone number that the plan knows");
    }

    @Override
    public NumberPlaces places(PhoneNumber number) {
        if (!number.e164().startsWith("+1") || number.e164().length() < 5) {
            return NumberPlaces.unknown("a number abroad");
        }
        var areaCode = number.e164().substring(2, 5);
        return BY_AREA_CODE.getOrDefault(areaCode, NumberPlaces.unknown("area code " + areaCode));
    }

    private static NumberPlaces places(String areaCode, UsState state, String... zones) {
        return new NumberPlaces(
                "area code " + areaCode,
                Arrays.stream(zones).map(ZoneId::of).collect(toSet()),
                Set.of(state));
    }
}
