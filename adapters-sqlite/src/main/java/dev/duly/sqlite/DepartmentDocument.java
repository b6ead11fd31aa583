package dev.duly.sqlite;

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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A department as JSON. Each field is written in the first half and read in the second.
final class DepartmentDocument {
    private DepartmentDocument() {}

    static String write(Department department) {
        return new Json()
                .with("id", department.id().value())
                .with("version", department.version())
                .with("name", department.name())
                .with("language", department.language())
                .with("timeZone", department.timeZone().getId())
                .withText("helpPhone", department.helpPhone().map(PhoneNumber::e164))
                .with("sender", of(department.sender()))
                .with("policy", of(department.policy()))
                .written();
    }

    private static Json of(Sender sender) {
        return new Json()
                .with("address", sender.address().value())
                .with("keywordAnswers", sender.keywordAnswers())
                .with("segmentsPerSecond", sender.segmentsPerSecond())
                .withObject("dailyCap", sender.dailyCap(), DepartmentDocument::of);
    }

    private static Json of(DailyCap cap) {
        return new Json()
                .with("group", cap.group())
                .with("segments", cap.segments())
                .with("timeZone", cap.zone().getId());
    }

    private static Json of(DepartmentPolicy policy) {
        return new Json()
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

    private static Json of(Holidays holidays) {
        var own = new LinkedHashMap<String, String>();
        holidays.own().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(day -> own.put(day.getKey().toString(), day.getValue()));
        return new Json().with("federal", holidays.federal()).with("own", Json.texts(own));
    }

    private static Json of(Set<PhoneNumber> pilot) {
        return new Json()
                .withTexts(
                        "numbers",
                        pilot.stream()
                                .map(PhoneNumber::e164)
                                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Json of(ContentChoice content) {
        var effects = new LinkedHashMap<String, String>();
        content.effects().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(rule -> effects.put(rule.getKey(), rule.getValue().word()));
        return new Json()
                .with("effects", Json.texts(effects))
                .withTexts("off", new TreeSet<>(content.off()))
                .withAll("own", content.own(), DepartmentDocument::of);
    }

    private static Json of(ContentRule rule) {
        return new Json()
                .with("id", rule.id())
                .with("effect", rule.effect())
                .with("kind", rule.kind())
                .withTexts("purposes", Parts.words(rule.purposes()))
                .with("sentence", rule.sentence())
                .with("source", rule.source())
                .withTexts("entries", rule.entries());
    }

    /// @throws UnreadableDocument when [#write] never wrote it
    static Department read(String id, String document) {
        return Fields.read("department " + id, document, DepartmentDocument::department);
    }

    private static Department department(Fields fields) {
        return new Department(
                new DepartmentId(fields.text("id")),
                fields.number("version"),
                fields.text("name"),
                fields.text("language"),
                ZoneId.of(fields.text("timeZone")),
                fields.optionalText("helpPhone").map(PhoneNumber::new),
                fields.object("sender", DepartmentDocument::sender),
                fields.object("policy", DepartmentDocument::policy));
    }

    private static Sender sender(Fields fields) {
        return new Sender(
                SenderAddress.of(fields.text("address")),
                fields.word("keywordAnswers", KeywordAnswers.class),
                fields.number("segmentsPerSecond"),
                fields.optionalObject("dailyCap", DepartmentDocument::dailyCap));
    }

    private static DailyCap dailyCap(Fields fields) {
        return new DailyCap(
                fields.text("group"),
                fields.number("segments"),
                ZoneId.of(fields.text("timeZone")));
    }

    private static DepartmentPolicy policy(Fields fields) {
        return new DepartmentPolicy(
                fields.optionalText("hours").map(WeeklyHours::of),
                fields.object("holidays", DepartmentDocument::holidays),
                Parts.purposes(fields, "expireOutsideHours"),
                Parts.purposes(fields, "optInRequired"),
                fields.optionalNumber("mostPerDay"),
                Duration.parse(fields.text("spacing")),
                fields.optionalObject("pilot", DepartmentDocument::pilot),
                fields.number("mostSegments"),
                fields.flag("namesAgency"),
                fields.flag("saysHowToStop"),
                fields.flag("stateLaws"),
                fields.object("content", DepartmentDocument::content));
    }

    private static Holidays holidays(Fields fields) {
        var own = new LinkedHashMap<LocalDate, String>();
        fields.object("own", Fields::texts)
                .forEach((day, name) -> own.put(LocalDate.parse(day), name));
        return new Holidays(fields.flag("federal"), own);
    }

    private static Set<PhoneNumber> pilot(Fields fields) {
        return fields.textList("numbers").stream()
                .map(PhoneNumber::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static ContentChoice content(Fields fields) {
        var effects = new LinkedHashMap<String, Effect>();
        fields.object("effects", Fields::texts)
                .forEach((rule, effect) -> effects.put(rule, Parts.word(effect, Effect.class)));
        return new ContentChoice(
                effects,
                Set.copyOf(fields.textList("off")),
                fields.objects("own", DepartmentDocument::rule));
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
