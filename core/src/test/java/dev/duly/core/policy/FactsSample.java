package dev.duly.core.policy;

import static dev.duly.core.World.ANN;
import static dev.duly.core.World.OURS;
import static dev.duly.core.World.PRETRIAL;

import dev.duly.core.consent.Consent;
import dev.duly.core.consent.RevocationScope;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.hours.Holidays;
import dev.duly.core.hours.WeeklyHours;
import dev.duly.core.message.Draft;
import dev.duly.core.message.GateResult;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import dev.duly.core.phone.NumberPlaces;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.text.MessageText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What gates are asked with: a department with one rule, a text, and what was sent before.
record FactsSample(DepartmentPolicy policy, Consent consent, List<Contact> people, Recent recent) {
    static final PhoneNumber BEN = new PhoneNumber("+17025550143");
    static final Actor OFFICER = Actor.token("officer");
    static final ZoneId LAS_VEGAS = ZoneId.of("America/Los_Angeles");

    static FactsSample of(DepartmentPolicy policy) {
        return new FactsSample(policy, Consent.NEVER_ASKED, List.of(), Recent.NOTHING);
    }

    FactsSample with(Consent other) {
        return new FactsSample(policy, other, people, recent);
    }

    FactsSample with(Recent other) {
        return new FactsSample(policy, consent, people, other);
    }

    FactsSample with(List<Contact> others) {
        return new FactsSample(policy, consent, others, recent);
    }

    Facts facts() {
        var department =
                Department.first(
                        PRETRIAL,
                        "Pretrial Services",
                        "en",
                        LAS_VEGAS,
                        new Sender(
                                new SenderAddress.OwnNumber(OURS),
                                KeywordAnswers.TWILIO_DEFAULT,
                                1),
                        policy);
        var number = new NumberPlaces("area code 702", Set.of(LAS_VEGAS), Set.of());
        return new Facts(
                department,
                consent,
                RevocationScope.LAW,
                Optional.empty(),
                LocalHours.of(department, people, number),
                recent);
    }

    /// What `gate` says of `draft` at `now`.
    Verdict ask(Gate gate, Draft draft, Instant now) {
        return gate.judge(draft, facts(), now);
    }

    static Draft text(Purpose purpose) {
        return text(purpose, "See you at 9.");
    }

    static Draft text(Purpose purpose, String words) {
        return text(ANN, purpose, words);
    }

    static Draft text(PhoneNumber to, Purpose purpose, String words) {
        return Draft.of(OFFICER, to, MessageText.of(words), PRETRIAL, purpose);
    }

    /// A moment in Las Vegas.
    static Instant at(String localDateTime) {
        return java.time.LocalDateTime.parse(localDateTime).atZone(LAS_VEGAS).toInstant();
    }

    static Reason reason(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allow(var exemption) -> exemption.orElseThrow();
            case Verdict.Hold(_, var reason) -> reason;
            case Verdict.Expire(var reason) -> reason;
            case Verdict.Refuse(var reason) -> reason;
        };
    }

    static List<String> names(List<GateResult> gates) {
        return gates.stream().map(GateResult::gate).toList();
    }

    static DepartmentPolicy hours(String written) {
        return copy(DepartmentPolicy.UNRESTRICTED, Optional.of(WeeklyHours.of(written)));
    }

    /// At any time, but for one day.
    static DepartmentPolicy closedOn(LocalDate day) {
        var open = DepartmentPolicy.UNRESTRICTED;
        return new DepartmentPolicy(
                open.hours(),
                Holidays.none().and(Map.of(day, "the court's closing day")),
                Set.of(),
                Set.of(),
                Optional.empty(),
                Duration.ZERO,
                Optional.empty(),
                open.mostSegments(),
                false,
                false,
                false,
                open.content());
    }

    static DepartmentPolicy capped(int mostPerDay) {
        var open = DepartmentPolicy.UNRESTRICTED;
        return new DepartmentPolicy(
                open.hours(),
                open.holidays(),
                Set.of(),
                Set.of(),
                Optional.of(mostPerDay),
                Duration.ZERO,
                Optional.empty(),
                open.mostSegments(),
                false,
                false,
                false,
                open.content());
    }

    static DepartmentPolicy spaced(Duration spacing) {
        var open = DepartmentPolicy.UNRESTRICTED;
        return new DepartmentPolicy(
                open.hours(),
                open.holidays(),
                Set.of(),
                Set.of(),
                Optional.empty(),
                spacing,
                Optional.empty(),
                open.mostSegments(),
                false,
                false,
                false,
                open.content());
    }

    static DepartmentPolicy strict(
            Set<Purpose> expire,
            Set<Purpose> optIn,
            Optional<Set<PhoneNumber>> pilot,
            int segments) {
        return new DepartmentPolicy(
                Optional.of(WeeklyHours.of("mon-sun 08:00-20:00")),
                Holidays.none(),
                expire,
                optIn,
                Optional.empty(),
                Duration.ZERO,
                pilot,
                segments,
                false,
                false,
                false,
                DepartmentPolicy.UNRESTRICTED.content());
    }

    private static DepartmentPolicy copy(DepartmentPolicy policy, Optional<WeeklyHours> hours) {
        return new DepartmentPolicy(
                hours,
                policy.holidays(),
                policy.expireOutsideHours(),
                policy.optInRequired(),
                policy.mostPerDay(),
                policy.spacing(),
                policy.pilot(),
                policy.mostSegments(),
                policy.namesAgency(),
                policy.saysHowToStop(),
                policy.stateLaws(),
                policy.content());
    }
}
