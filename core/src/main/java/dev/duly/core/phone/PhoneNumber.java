package dev.duly.core.phone;

/// A telephone number in E.164 form, such as `+17025550142`.
///
/// Prints masked, so that no log line has to remember.
public record PhoneNumber(String e164) {
    /// Digits, the country code's included, whose first is no zero.
    private static final int FEWEST = 7;

    private static final int MOST = 15;
    private static final int SHOWN = 4;

    public PhoneNumber {
        if (!isE164(e164)) {
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

    /// By hand: a number is made each time that a text is read.
    private static boolean isE164(String text) {
        var digits = text.length() - 1;
        if (digits < FEWEST || digits > MOST || text.charAt(0) != '+' || text.charAt(1) == '0') {
            return false;
        }
        for (var i = 1; i <= digits; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static String mask(String text) {
        return "•••" + text.substring(Math.max(0, text.length() - SHOWN));
    }
}
