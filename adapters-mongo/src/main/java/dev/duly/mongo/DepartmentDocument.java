package dev.duly.mongo;

import dev.duly.core.content.ContentFinding.Effect;
import dev.duly.core.content.ContentRule;
import dev.duly.core.department.ContentChoice;
import dev.duly.core.department.DailyCap;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.hours.Holidays;
import dev.duly.core.hours.WeeklyHours;
import dev.duly.core.phone.PhoneNumber;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A department's version as a document. Each field is written in the first half and read in the
/// second.
final class DepartmentDocument {
    private DepartmentDocument() {}

    static NewDocument of(Department department) {
        return new NewDocument()
                .with("departmentId", department.id().value())
                .with("version", department.version())
                .with("name", department.name())
                .with("language", department.language())
                .with("timeZone", department.timeZone().getId())
                .withText("helpPhone", department.helpPhone().map(PhoneNumber::e164))
                .with("sender", of(department.sender()))
                .with("policy", of(department.policy()));
    }

    private static NewDocument of(Sender sender) {
        return new NewDocument()
                .with("address", sender.address().value())
                .with("keywordAnswers", sender.keywordAnswers())
                .with("segmentsPerSecond", sender.segmentsPerSecond())
                .withObject("dailyCap", sender.dailyCap(), DepartmentDocument::of);
    }

    private static NewDocument of(DailyCap cap) {
        return new NewDocument()
                .with("group", cap.group())
                .with("segments", cap.segments())
                .with("timeZone", cap.zone().getId());
    }

    private static NewDocument of(DepartmentPolicy policy) {
        return new NewDocument()
                .withText("hours", policy.hours().map(WeeklyHours::toString))
                .with("holidays", of(policy.holidays()))
                .withTexts("expireOutsideHours", Parts.words(policy.expireOutsideHours()))
                .withTexts("optInRequired", Parts.words(policy.optInRequired()))
                .withNumber("mostPerDay", policy.mostPerDay())
                .with("spacing", policy.spacing().toString())
                .withObject("pilot", policy.pilot(), DepartmentDocument::of)
                .with("mostSegments", policy.mostSegments())
                .with("namesAgency", policy.namesAgency())
                .with("saysHowToStop", policy.saysHowToStop())
                .with("stateLaws", policy.stateLaws())
                .with("content", of(policy.content()));
    }

    private static NewDocument of(Holidays holidays) {
        return new NewDocument()
                .with("federal", holidays.federal())
                .withAll(
                        "own",
                        List.copyOf(new TreeMap<>(holidays.own()).entrySet()),
                        day ->
                                new NewDocument()
                                        .with("date", day.getKey().toString())
                                        .with("name", day.getValue()));
    }

    private static NewDocument of(Set<PhoneNumber> pilot) {
        return new NewDocument()
                .withTexts(
                        "numbers",
                        pilot.stream()
                                .map(PhoneNumber::e164)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /// Effects as a list: a rule's id has dots, which a field's name should not.
    private static NewDocument of(ContentChoice content) {
        return new NewDocument()
                .withAll(
                        "effects",
                        List.copyOf(new TreeMap<>(content.effects()).entrySet()),
                        changed ->
                                new NewDocument()
                                        .with("rule", changed.getKey())
                                        .with("effect", changed.getValue()))
                .withTexts("off", new TreeSet<>(content.off()))
                .withAll("own", content.own(), DepartmentDocument::of);
    }

    private static NewDocument of(ContentRule rule) {
        return new NewDocument()
                .with("id", rule.id())
                .with("effect", rule.effect())
                .with("kind", rule.kind())
                .withTexts("purposes", Parts.words(rule.purposes()))
                .with("sentence", rule.sentence())
                .with("source", rule.source())
                .withTexts("entries", rule.entries());
    }

    static Department department(Fields fields) {
        return new Department(
                fields.value("departmentId", DepartmentId::new),
                fields.number("version"),
                fields.text("name"),
                fields.text("language"),
                fields.value("timeZone", ZoneId::of),
                fields.optionalValue("helpPhone", PhoneNumber::new),
                fields.object("sender", DepartmentDocument::sender),
                fields.object("policy", DepartmentDocument::policy));
    }

    private static Sender sender(Fields fields) {
        return new Sender(
                fields.value("address", SenderAddress::of),
                fields.word("keywordAnswers", KeywordAnswers.class),
                fields.number("segmentsPerSecond"),
                fields.optionalObject("dailyCap", DepartmentDocument::dailyCap));
    }

    private static DailyCap dailyCap(Fields fields) {
        return new DailyCap(
                fields.text("group"),
                fields.number("segments"),
                fields.value("timeZone", ZoneId::of));
    }

    private static DepartmentPolicy policy(Fields fields) {
        return new DepartmentPolicy(
                fields.optionalValue("hours", WeeklyHours::of),
                fields.object("holidays", DepartmentDocument::holidays),
                Parts.purposes(fields, "expireOutsideHours"),
                Parts.purposes(fields, "optInRequired"),
                fields.optionalNumber("mostPerDay"),
                fields.value("spacing", Duration::parse),
                fields.optionalObject("pilot", DepartmentDocument::pilot),
                fields.number("mostSegments"),
                fields.flag("namesAgency"),
                fields.flag("saysHowToStop"),
                fields.flag("stateLaws"),
                fields.object("content", DepartmentDocument::content));
    }

    private static Holidays holidays(Fields fields) {
        return new Holidays(
                fields.flag("federal"),
                fields.objects("own", DepartmentDocument::holiday).stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    private static Map.Entry<LocalDate, String> holiday(Fields fields) {
        return Map.entry(fields.value("date", LocalDate::parse), fields.text("name"));
    }

    private static Set<PhoneNumber> pilot(Fields fields) {
        return Set.copyOf(fields.values("numbers", PhoneNumber::new));
    }

    private static ContentChoice content(Fields fields) {
        return new ContentChoice(
                fields.objects("effects", DepartmentDocument::effect).stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                Set.copyOf(fields.textList("off")),
                fields.objects("own", DepartmentDocument::rule));
    }

    private static Map.Entry<String, Effect> effect(Fields fields) {
        return Map.entry(fields.text("rule"), fields.word("effect", Effect.class));
    }

    private static ContentRule rule(Fields fields) {
        return new ContentRule(
                fields.text("id"),
                fields.word("effect", Effect.class),
                fields.word("kind", ContentRule.Kind.class),
                Parts.purposes(fields, "purposes"),
                fields.text("sentence"),
                fields.text("source"),
                fields.textList("entries"));
    }
}
