package dev.duly.core.contact;

import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.place.UsState;
import java.time.ZoneId;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// A client whom we may text. The case system owns contacts; we mirror each by its id and version.
///
/// Prints neither name nor number.
///
/// @param version the case system's own, 0 or more, which grows with each change
/// @param name as the case system writes it: 1 to 200 characters in one line
/// @param language BCP 47, such as `es`; empty for the department's
/// @param timeZone from the tz database, such as `America/Boise`, once a person confirmed it
/// @param region of the address
public record Contact(
        ContactId id,
        long version,
        DepartmentId departmentId,
        Optional<CaseId> caseId,
        String name,
        PhoneNumber phone,
        Optional<String> language,
        Optional<ZoneId> timeZone,
        Optional<UsState> region) {
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,19}");
    private static final Pattern NAME =
            Pattern.compile("(?=.*\\P{Z})[^\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}]{1,200}");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    public Contact {
        if (version < 0) {
            throw new IllegalArgumentException("a contact's version is 0 or more");
        }
        name = checkedName(name);
        language = language.map(Contact::checkedLanguage);
        timeZone.map(ZoneId::getId).ifPresent(Contact::checkedTimeZone);
    }

    /// @throws IllegalArgumentException with the rule that `written` breaks as a version
    public static long checkedVersion(String written) {
        try {
            if (VERSION.matcher(written).matches()) {
                return Long.parseLong(written);
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw new IllegalArgumentException("must be a whole number from 0 to 9223372036854775807");
    }

    /// @throws IllegalArgumentException with the rule that `written` breaks as a name
    public static String checkedName(String written) {
        if (!NAME.matcher(written).matches()) {
            throw new IllegalArgumentException(
                    "must be 1 to 200 characters in one line, and not blank");
        }
        return written;
    }

    /// The tag in its usual case: `en-us` is `en-US`.
    ///
    /// @throws IllegalArgumentException with the rule that `written` breaks as a language
    public static String checkedLanguage(String written) {
        try {
            var language = new Locale.Builder().setLanguageTag(written).build();
            if (!language.getLanguage().isEmpty()) {
                return language.toLanguageTag();
            }
        } catch (IllformedLocaleException _) {
            // Said below, without quoting what was written.
        }
        throw new IllegalArgumentException("must be a language by BCP 47, such as en or es-MX");
    }

    /// An offset is none: it does not know when clocks change.
    ///
    /// @throws IllegalArgumentException with the rule that `written` breaks as a time zone
    public static ZoneId checkedTimeZone(String written) {
        if (!ZONES.contains(written)) {
            throw new IllegalArgumentException(
                    "must be a time zone of the tz database, such as America/Los_Angeles");
        }
        return ZoneId.of(written);
    }

    @Override
    public String toString() {
        return "Contact[id=" + id + ", version=" + version + "]";
    }
}
