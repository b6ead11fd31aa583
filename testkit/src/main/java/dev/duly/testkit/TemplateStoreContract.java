package dev.duly.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.Appended;
import dev.duly.core.Cursor;
import dev.duly.core.message.Revision;
import dev.duly.core.record.Actor;
import dev.duly.core.template.Template;
import dev.duly.core.template.TemplateBody;
import dev.duly.core.template.TemplateName;
import dev.duly.core.template.TemplateReplaced;
import dev.duly.core.template.TemplateStore;
import dev.duly.core.template.TemplateVersion;
import dev.duly.core.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every [TemplateStore] promises.
public abstract class TemplateStoreContract {
    private static final TemplateName COURT = new TemplateName("court");
    private static final Revision SECOND = Revision.FIRST.next();

    private TemplateStore store;

    /// A store without any template, of which each call gives another.
    protected abstract TemplateStore noTemplates();

    @BeforeEach
    void open() {
        store = noTemplates();
    }

    @Test
    void anEmptyStoreHasOneEmptyPageAndNoName() {
        assertThat(store.page(Optional.empty(), Optional.empty(), 10).items()).isEmpty();
        assertThat(store.page(Optional.empty(), Optional.empty(), 10).next()).isEmpty();
        assertThat(store.named(COURT)).isEmpty();
        assertThat(store.version(COURT, Language.ENGLISH, 1)).isEmpty();
        assertThat(store.versions(COURT, Language.ENGLISH, Integer.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void everyFieldComesBackAsItWasKept() {
        var template =
                new Template(
                        id(1),
                        new TemplateName("Court_reminder.v2-x"),
                        Language.of("zh-Hant-TW"),
                        new TemplateVersion(
                                7,
                                new TemplateBody(
                                        "Señora {{name}}\n法院 \"{{room}}\" ${date} \\ %s '"),
                                new TreeMap<>(Map.of("room", 12, "name", 40)),
                                Actor.token("officer").via("cli root@desk7"),
                                Samples.second(5).plusNanos(987_654)),
                        true,
                        new Revision(9),
                        Samples.second(1).plusNanos(987_654));

        assertThat(store.add(template)).isEqualTo(Appended.NEW);

        assertThat(store.named(template.name())).containsExactly(template);
        assertThat(store.named(template.name()).getFirst().createdAt())
                .isEqualTo("2026-11-23T17:00:01.123Z");
        assertThat(store.version(template.name(), template.language(), 7))
                .contains(template.latest());
    }

    @Test
    void theFirstOfANameAndLanguageStays() {
        var first = template(1, COURT, Language.ENGLISH);
        store.add(first);

        assertThat(store.add(first)).isEqualTo(Appended.REPEATED);
        assertThat(store.add(template(2, COURT, Language.ENGLISH))).isEqualTo(Appended.REPEATED);
        assertThat(store.named(COURT)).containsExactly(first);
        assertThat(store.versions(COURT, Language.ENGLISH, Integer.MAX_VALUE, 10))
                .containsExactly(first.latest());
    }

    @Test
    void anotherLanguageAndAnotherNameIsAnotherTemplate() {
        var english = template(2, COURT, Language.ENGLISH);
        var spanish = template(1, COURT, Language.SPANISH);
        var upperCase = template(3, new TemplateName("Court"), Language.ENGLISH);

        assertThat(List.of(english, spanish, upperCase).stream().map(store::add))
                .containsOnly(Appended.NEW);

        assertThat(store.named(COURT)).containsExactly(spanish, english);
        assertThat(store.named(upperCase.name())).containsExactly(upperCase);
    }

    @Test
    void theNextVersionIsKeptBesideTheEarlierOnes() {
        var first = template(1, COURT, Language.ENGLISH);
        store.add(first);
        var second = first.with(version(2));

        assertThat(store.replace(Revision.FIRST, second)).isEqualTo(TemplateReplaced.KEPT);

        assertThat(store.named(COURT)).containsExactly(second);
        assertThat(store.version(COURT, Language.ENGLISH, 1)).contains(first.latest());
        assertThat(store.version(COURT, Language.ENGLISH, 2)).contains(second.latest());
        assertThat(store.version(COURT, Language.ENGLISH, 3)).isEmpty();
        assertThat(store.version(COURT, Language.SPANISH, 1)).isEmpty();
    }

    @Test
    void whoReadAnEarlierRevisionWritesNothing() {
        var first = template(1, COURT, Language.ENGLISH);
        store.add(first);
        var second = first.with(version(2));
        store.replace(Revision.FIRST, second);

        assertThat(store.replace(Revision.FIRST, first.archived(true)))
                .isEqualTo(TemplateReplaced.STALE);
        assertThat(store.replace(new Revision(3), second.archived(true)))
                .isEqualTo(TemplateReplaced.STALE);
        assertThat(store.named(COURT)).containsExactly(second);
    }

    @Test
    void whatWasNeverAddedCannotBeReplaced() {
        var other = template(2, COURT, Language.ENGLISH);
        assertThat(store.replace(Revision.FIRST, other.archived(true)))
                .isEqualTo(TemplateReplaced.STALE);
        store.add(template(1, COURT, Language.ENGLISH));

        assertThat(store.replace(Revision.FIRST, other.archived(true)))
                .isEqualTo(TemplateReplaced.STALE);
        assertThat(store.named(COURT)).containsExactly(template(1, COURT, Language.ENGLISH));
    }

    @Test
    void archivingKeepsTheVersion() {
        var first = template(1, COURT, Language.ENGLISH);
        store.add(first);
        var archived = first.archived(true);

        assertThat(store.replace(Revision.FIRST, archived)).isEqualTo(TemplateReplaced.KEPT);
        assertThat(store.named(COURT)).containsExactly(archived);
        assertThat(store.replace(SECOND, archived.archived(false)))
                .isEqualTo(TemplateReplaced.KEPT);
        assertThat(store.named(COURT)).extracting(Template::archived).containsExactly(false);
        assertThat(store.versions(COURT, Language.ENGLISH, Integer.MAX_VALUE, 10))
                .containsExactly(first.latest());
    }

    @Test
    void versionsComeTheLatestFirstAndPageByTheirNumber() {
        var template = template(1, COURT, Language.ENGLISH);
        store.add(template);
        for (var number = 2; number <= 5; number++) {
            var next = template.with(version(number));
            store.replace(template.revision(), next);
            template = next;
        }

        assertThat(numbers(Integer.MAX_VALUE, 2)).containsExactly(5, 4);
        assertThat(numbers(4, 2)).containsExactly(3, 2);
        assertThat(numbers(2, 2)).containsExactly(1);
        assertThat(numbers(1, 2)).isEmpty();
    }

    @Test
    void theFirstMadeIsFirstInTheListAndPagesNeitherRepeatNorHide() {
        var later = named(4, "d", 9);
        var all = List.of(named(3, "a", 1), named(1, "c", 2), named(2, "b", 2), later);
        all.reversed().forEach(store::add);

        assertThat(walk(Optional.empty(), 1)).isEqualTo(all);
        assertThat(walk(Optional.empty(), 3)).isEqualTo(all);
        assertThat(walk(Optional.empty(), 4)).isEqualTo(all);
        var page = store.page(Optional.empty(), Optional.empty(), 2);
        store.replace(later.revision(), later.with(version(2)));
        store.add(named(5, "e", 0));
        assertThat(store.page(Optional.empty(), page.next(), 10).items())
                .extracting(one -> one.name().value())
                .containsExactly("b", "d");
    }

    @Test
    void whatIsArchivedAndWhatIsNotAreListsOfTheirOwn() {
        var live = named(1, "a", 1);
        var archived = named(2, "b", 2);
        store.add(live);
        store.add(archived);
        store.add(named(3, "c", 3));
        store.replace(archived.revision(), archived.archived(true));

        assertThat(walk(Optional.of(true), 1))
                .extracting(one -> one.name().value())
                .containsExactly("b");
        assertThat(walk(Optional.of(false), 1))
                .extracting(one -> one.name().value())
                .containsExactly("a", "c");
    }

    @Test
    void ofTwoWhoAddOneNameExactlyOneDoes() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var name = new TemplateName("race-" + round);
            var one = template(2 * round + 1, name, Language.ENGLISH);
            var other = template(2 * round + 2, name, Language.ENGLISH);

            var answers = Race.between(() -> store.add(one), () -> store.add(other));

            assertThat(answers).containsExactlyInAnyOrder(Appended.NEW, Appended.REPEATED);
            assertThat(store.named(name))
                    .containsExactly(answers.getFirst() == Appended.NEW ? one : other);
        }
    }

    @Test
    void ofTwoWhoWriteTheNextVersionExactlyOneDoes() {
        for (var round = 0; round < Race.ROUNDS; round++) {
            var name = new TemplateName("race-" + round);
            var template = template(round, name, Language.ENGLISH);
            store.add(template);
            var one = template.with(version(2));
            var other = template.with(versionBy(2, "other"));

            var answers =
                    Race.between(
                            () -> store.replace(Revision.FIRST, one),
                            () -> store.replace(Revision.FIRST, other));

            assertThat(answers)
                    .containsExactlyInAnyOrder(TemplateReplaced.KEPT, TemplateReplaced.STALE);
            var kept = answers.getFirst() == TemplateReplaced.KEPT ? one : other;
            assertThat(store.named(name)).containsExactly(kept);
            assertThat(store.version(name, Language.ENGLISH, 2)).contains(kept.latest());
        }
    }

    private List<Integer> numbers(int below, int max) {
        return store.versions(COURT, Language.ENGLISH, below, max).stream()
                .map(TemplateVersion::number)
                .toList();
    }

    private List<Template> walk(Optional<Boolean> archived, int limit) {
        var all = new ArrayList<Template>();
        Optional<Cursor> next = Optional.empty();
        do {
            var page = store.page(archived, next, limit);
            assertThat(page.items()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.items());
            next = page.next();
        } while (next.isPresent());
        return all;
    }

    private static Template named(int number, String name, int second) {
        return new Template(
                id(number),
                new TemplateName(name),
                Language.ENGLISH,
                version(1),
                false,
                Revision.FIRST,
                Samples.second(second));
    }

    /// Each made at the same time as the others.
    private static Template template(int number, TemplateName name, Language language) {
        return new Template(
                id(number), name, language, version(1), false, Revision.FIRST, Samples.MORNING);
    }

    private static TemplateVersion version(int number) {
        return versionBy(number, "officer");
    }

    private static TemplateVersion versionBy(int number, String author) {
        return new TemplateVersion(
                number,
                new TemplateBody("Words " + number + " for {{name}}"),
                new TreeMap<>(),
                Actor.token(author),
                Samples.second(number));
    }

    private static String id(int number) {
        return "cc%022x".formatted(number);
    }
}
