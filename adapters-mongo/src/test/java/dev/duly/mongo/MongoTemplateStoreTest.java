package dev.duly.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.duly.core.message.Revision;
import dev.duly.core.record.Actor;
import dev.duly.core.template.Template;
import dev.duly.core.template.TemplateBody;
import dev.duly.core.template.TemplateName;
import dev.duly.core.template.TemplateReplaced;
import dev.duly.core.template.TemplateStore;
import dev.duly.core.template.TemplateVersion;
import dev.duly.core.text.Language;
import dev.duly.testkit.Samples;
import dev.duly.testkit.TemplateStoreContract;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MongoTemplateStoreTest extends TemplateStoreContract {
    private static final TemplateName COURT = new TemplateName("court");

    @RegisterExtension final Databases databases = new Databases();

    @Override
    protected TemplateStore noTemplates() {
        return new MongoTemplateStore(databases.with(MongoTemplateStore.indexes()));
    }

    @Test
    void whoEndedBetweenTheCopyAndTheNextVersionLeftAllAsItWas() {
        var database = databases.with(MongoTemplateStore.indexes());
        var store = new MongoTemplateStore(database);
        var first = template();
        store.add(first);

        database.collection("duly_template_versions")
                .insertOne(TemplateDocument.earlier(first.id() + ":1", first));

        assertThat(versions(store)).containsExactly(first.latest());
        var second = first.with(version(2));
        assertThat(store.replace(Revision.FIRST, second)).isEqualTo(TemplateReplaced.KEPT);
        assertThat(versions(store)).containsExactly(second.latest(), first.latest());
    }

    @Test
    void whoCameTooLateLeavesNoVersionBehind() {
        var store = noTemplates();
        var first = template();
        store.add(first);
        var archived = first.archived(true);
        store.replace(Revision.FIRST, archived);

        assertThat(store.replace(Revision.FIRST, first.with(version(2))))
                .isEqualTo(TemplateReplaced.STALE);

        assertThat(versions(store)).containsExactly(first.latest());
        assertThat(store.version(COURT, Language.ENGLISH, 2)).isEmpty();
    }

    private static List<TemplateVersion> versions(TemplateStore store) {
        return store.versions(COURT, Language.ENGLISH, Integer.MAX_VALUE, 10);
    }

    private static Template template() {
        return new Template(
                "cc".repeat(12),
                COURT,
                Language.ENGLISH,
                version(1),
                false,
                Revision.FIRST,
                Samples.MORNING);
    }

    private static TemplateVersion version(int number) {
        return new TemplateVersion(
                number,
                new TemplateBody("Words " + number),
                new TreeMap<>(),
                Actor.token("officer"),
                Samples.second(number));
    }
}
