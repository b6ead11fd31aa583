package dev.duly.libphonenumber;

import static java.util.stream.Collectors.toUnmodifiableSet;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.duly.core.phone.NumberPlaces;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.NumberReading.NotUnderstood;
import dev.duly.core.phone.NumberReading.Understood;
import dev.duly.core.phone.PhoneNumber;
import java.time.ZoneId;
import java.util.Set;

/// A number plan that knows every country's lengths from libphonenumber's tables.
///
/// Stricter than the library in what it lets in: the library turns letters into digits
/// (`555-CALL`), takes extensions off and skips what it does not know, and so reads a number out of
/// almost anything. Looser than the library's "valid": only lengths are checked, because its tables
/// of numbers in service lag behind the numbering plans, and refuse reserved numbers such as
/// `+15005550006`.
///
/// Where a number of country code 1 may be at home stands in a table of our own: the library
/// answers by exchange, with one zone where an area code has two, and with the wrong one for
/// exchanges that it does not list. Abroad its answer is taken as it is.
public final class LibphonenumberPlan implements NumberPlan {
    /// Room for the longest number (15 digits) written with a separator round each digit.
    private static final int LONGEST = 40;

    private static final int COUNTRIES_OF_AREA_CODES = 1;
    private static final AreaCodes AREA_CODES = AreaCodes.ofCountryCode1();

    private static final PhoneNumberUtil TABLES = PhoneNumberUtil.getInstance();

    private final String homeRegion;

    /// @param homeRegion where numbers without a country code belong: two letters of ISO 3166, such
    ///   as `US`
    /// @throws IllegalArgumentException when no numbering plan is known for it
    public LibphonenumberPlan(String homeRegion) {
        if (!TABLES.getSupportedRegions().contains(homeRegion)) {
            throw new IllegalArgumentException(
                    "home region: must be two capital letters of ISO 3166 such as US, and one with a"
                            + " numbering plan");
        }
        this.homeRegion = homeRegion;
    }

    @Override
    public NumberReading read(String written) {
        if (written.isBlank()) {
            return new NotUnderstood("is blank");
        }
        if (written.length() > LONGEST) {
            return new NotUnderstood("has more than " + LONGEST + " characters");
        }
        var digits = new StringBuilder(written.length());
        for (var codePoint : written.codePoints().toArray()) {
            if (isSeparator(codePoint)) {
                continue;
            }
            if (!isDigit(codePoint) && !(codePoint == '+' && digits.isEmpty())) {
                return new NotUnderstood(fault(codePoint));
            }
            digits.appendCodePoint(codePoint);
        }
        return readDigits(digits.toString());
    }

    @Override
    public NumberPlaces places(PhoneNumber number) {
        try {
            var parsed = TABLES.parse(number.e164(), homeRegion);
            return parsed.getCountryCode() == COUNTRIES_OF_AREA_CODES
                    ? AREA_CODES.places(Long.toString(parsed.getNationalNumber()))
                    : abroad(parsed);
        } catch (NumberParseException e) {
            return NumberPlaces.unknown("a number of no known country");
        }
    }

    private static NumberPlaces abroad(Phonenumber.PhoneNumber number) {
        var zones = PhoneNumberToTimeZonesMapper.getInstance().getTimeZonesForNumber(number);
        var origin = "country code " + number.getCountryCode();
        if (zones.contains(PhoneNumberToTimeZonesMapper.getUnknownTimeZone())) {
            return NumberPlaces.unknown(origin);
        }
        return new NumberPlaces(
                origin, zones.stream().map(ZoneId::of).collect(toUnmodifiableSet()), Set.of());
    }

    private NumberReading readDigits(String digits) {
        if (digits.isEmpty() || digits.equals("+")) {
            return new NotUnderstood("has no digit in it");
        }
        try {
            return judge(TABLES.parse(digits, homeRegion));
        } catch (NumberParseException refused) {
            return new NotUnderstood(
                    switch (refused.getErrorType()) {
                        case INVALID_COUNTRY_CODE -> "has a country code that does not exist";
                        case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "has too few digits";
                        case TOO_LONG -> "has too many digits";
                        case NOT_A_NUMBER -> "is not a telephone number";
                    });
        }
    }

    private static NumberReading judge(Phonenumber.PhoneNumber number) {
        var why =
                switch (TABLES.isPossibleNumberWithReason(number)) {
                    case ValidationResult.IS_POSSIBLE -> "";
                    case ValidationResult.IS_POSSIBLE_LOCAL_ONLY -> "has no area code";
                    case ValidationResult.INVALID_COUNTRY_CODE ->
                            "has a country code that does not exist";
                    case ValidationResult.TOO_SHORT -> "has too few digits for its country";
                    case ValidationResult.INVALID_LENGTH ->
                            "has a number of digits that its country does not use";
                    case ValidationResult.TOO_LONG -> "has too many digits for its country";
                };
        if (!why.isEmpty()) {
            return new NotUnderstood(why);
        }
        return new Understood(new PhoneNumber(TABLES.format(number, PhoneNumberFormat.E164)));
    }

    private static boolean isSeparator(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.SPACE_SEPARATOR, Character.DASH_PUNCTUATION -> true;
            default ->
                    codePoint == '.'
                            || codePoint == '('
                            || codePoint == ')'
                            || codePoint == '['
                            || codePoint == ']'
                            || codePoint == '\t';
        };
    }

    /// The digits of other scripts are refused rather than translated: what the officer sees must
    /// be what is kept.
    private static boolean isDigit(int codePoint) {
        return codePoint >= '0' && codePoint <= '9';
    }

    /// Names the kind of character, never more of the number.
    private static String fault(int codePoint) {
        if (Character.isLetter(codePoint)) {
            return "has a letter in it";
        }
        if (Character.isDigit(codePoint)) {
            return "has a digit in it that is not one of 0 to 9";
        }
        return switch (codePoint) {
            case '+' -> "has a + that is not at its start";
            case '\n', '\r' -> "has a line break in it";
            default ->
                    "has a character in it that no telephone number has (U+%04X)"
                            .formatted(codePoint);
        };
    }
}
