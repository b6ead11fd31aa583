package dev.duly.core.phone;

import java.util.regex.Pattern;

/// A telephone number in E.164 form, such as `+17025550142`.
///
/// Prints masked, so that no log line has to remember.
public record PhoneNumber(String e164) {
    private static final Pattern E164 = Pattern.compile("\\+[1-9]\\d{6,14}");
    private static final int SHOWN = 4;

    public PhoneNumber {
        if (!E164.matcher(e164).matches()) {
            throw new IllegalArgumentException("not an E.164 phone number: " + mask(e164));
        }
    }

    /// The last four characters behind dots: enough to tell two clients apart, too little to call.
    public String masked() {
        return mask(e164);
    }

    @Override
    public String toString() {
        return masked();
    }

    private static String mask(String text) {
        return "•••" + text.substring(Math.max(0, text.length() - SHOWN));
    }
}
