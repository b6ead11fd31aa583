package dev.duly.core.memory;

import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.PhoneNumber;
import java.util.regex.Pattern;

/// A number plan that knows one country, the one with code 1, and takes every other number in E.164
/// form as it is.
public final class InMemoryNumberPlan implements NumberPlan {
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ .()\\-]");
    private static final Pattern HOME = Pattern.compile("[2-9]\\d{2}[2-9]\\d{6}");
    private static final Pattern ABROAD = Pattern.compile("\\+[2-9]\\d{6,14}");

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
}
