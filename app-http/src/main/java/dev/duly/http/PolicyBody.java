package dev.duly.http;

import dev.duly.core.department.ContentChoice;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.hours.Holidays;
import dev.duly.core.hours.WeeklyHours;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads what a department wants of its texts.
final class PolicyBody {
    private static final String HOLIDAYS = "holidays";
    private static final String PILOT = "pilot";
    private static final String CONTENT = "content";

    static final JsonBody.Members MEMBERS =
            new JsonBody.Members(
                    Map.ofEntries(
                            Map.entry("hours", JsonBody.Type.STRING),
                            Map.entry(HOLIDAYS, JsonBody.Type.OBJECT),
                            Map.entry("expireOutsideHours", JsonBody.Type.STRINGS),
                            Map.entry("optInRequired", JsonBody.Type.STRINGS),
                            Map.entry("mostPerDay", JsonBody.Type.WHOLE_NUMBER),
                            Map.entry("spacing", JsonBody.Type.STRING),
                            Map.entry(PILOT, JsonBody.Type.STRINGS),
                            Map.entry("mostSegments", JsonBody.Type.WHOLE_NUMBER),
                            Map.entry("namesAgency", JsonBody.Type.FLAG),
                            Map.entry("saysHowToStop", JsonBody.Type.FLAG),
                            Map.entry("stateLaws", JsonBody.Type.FLAG),
                            Map.entry(CONTENT, JsonBody.Type.OBJECT)),
                    Map.of(
                            HOLIDAYS,
                            JsonBody.Members.of(
                                    Map.of(
                                            "federal",
                                            JsonBody.Type.FLAG,
                                            "dates",
                                            JsonBody.Type.TEXTS)),
                            CONTENT,
                            ContentBody.MEMBERS),
                    Set.of("hours", "mostPerDay", PILOT));

    private final JsonBody body;
    private final DepartmentPolicy before;
    private final Function<String, PhoneNumber> number;

    private PolicyBody(
            JsonBody body, DepartmentPolicy before, Function<String, PhoneNumber> number) {
        this.body = body;
        this.before = before;
        this.number = number;
    }

    /// @param before what holds for each member that is left out
    /// @return empty when something is wrong, which is noted
    static Optional<DepartmentPolicy> read(
            JsonBody body, DepartmentPolicy before, Function<String, PhoneNumber> number) {
        return new PolicyBody(body, before, number).policy();
    }

    private Optional<DepartmentPolicy> policy() {
        try {
            return Optional.of(
                    new DepartmentPolicy(
                            orNone("hours", before.hours(), body.optional("hours", this::hours)),
                            body.object(HOLIDAYS).map(this::holidays).orElse(before.holidays()),
                            purposes("expireOutsideHours").orElse(before.expireOutsideHours()),
                            purposes("optInRequired").orElse(before.optInRequired()),
                            orNone("mostPerDay", before.mostPerDay(), body.number("mostPerDay")),
                            body.optional("spacing", PolicyBody::span).orElse(before.spacing()),
                            orNone(
                                    PILOT,
                                    before.pilot(),
                                    body.list(PILOT, number).map(Set::copyOf)),
                            body.number("mostSegments").orElse(before.mostSegments()),
                            body.flag("namesAgency").orElse(before.namesAgency()),
                            body.flag("saysHowToStop").orElse(before.saysHowToStop()),
                            body.flag("stateLaws").orElse(before.stateLaws()),
                            content()));
        } catch (IllegalArgumentException e) {
            // The policy's own rules begin with the member that they are about.
            var rule = String.valueOf(e.getMessage()).split(" ", 2);
            body.wrong(rule[0], rule[1]);
            return Optional.empty();
        }
    }

    private <T> Optional<T> orNone(String name, Optional<T> kept, Optional<T> written) {
        return body.isNull(name) ? Optional.empty() : written.or(() -> kept);
    }

    private WeeklyHours hours(String written) {
        try {
            return WeeklyHours.of(written);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    String.valueOf(e.getMessage()).replaceFirst("^hours: ", ""), e);
        }
    }

    private Holidays holidays(JsonBody holidays) {
        return new Holidays(
                holidays.flag("federal").orElse(before.holidays().federal()),
                holidays.texts("dates")
                        .map(written -> dates(holidays, written))
                        .orElse(before.holidays().own()));
    }

    private static Map<LocalDate, String> dates(JsonBody holidays, Map<String, String> written) {
        var dates = new HashMap<LocalDate, String>();
        written.forEach((date, name) -> {
            if (name.isBlank()) {
                holidays.wrong("dates." + date, "must have a name");
            }
            try {
                dates.put(LocalDate.parse(date), name);
            } catch (DateTimeParseException _) {
                holidays.wrong("dates." + date, "must be a date, such as 2026-12-24");
            }
        });
        return dates;
    }

    private Optional<Set<Purpose>> purposes(String name) {
        return body.list(name, SendBody::purpose).map(Set::copyOf);
    }

    private ContentChoice content() {
        return body.object(CONTENT)
                .map(content -> ContentBody.read(content, before.content()))
                .orElse(before.content());
    }

    private static Duration span(String written) {
        try {
            return Duration.parse(written);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "must be a span of time by ISO 8601, such as PT30M", e);
        }
    }
}
