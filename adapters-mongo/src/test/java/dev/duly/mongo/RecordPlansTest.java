package dev.duly.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.duly.core.Cursor;
import dev.duly.core.access.AccessToken;
import dev.duly.core.access.TokenHash;
import dev.duly.core.client.ContactId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.Revision;
import dev.duly.core.record.Actor;
import dev.duly.core.task.Done;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.task.TaskId;
import dev.duly.core.task.TaskKind;
import dev.duly.core.task.TaskState;
import dev.duly.core.template.Template;
import dev.duly.core.template.TemplateBody;
import dev.duly.core.template.TemplateName;
import dev.duly.core.template.TemplateVersion;
import dev.duly.core.text.Language;
import dev.duly.testkit.Samples;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Each question that the ports put to the server is answered by an index, however much is kept.
class RecordPlansTest {
    private static final String ID = "cc".repeat(12);
    private static final TemplateName COURT = new TemplateName("court");
    private static final Cursor PLACE = Cursor.after(Samples.MORNING, ID);
    private static final Done DONE = new Done(Samples.OFFICER, Samples.MORNING, Optional.empty());

    @RegisterExtension final Databases databases = new Databases();

    private final HeardCommands commands = new HeardCommands();
    private Database database;
    private RecordPorts ports;
    private QueryPlans plans;

    @BeforeEach
    void open() {
        var name = databases.newName();
        database = databases.open(name, commands);
        database.create(RecordPorts.indexes());
        ports = RecordPorts.of(database);
        plans = databases.closedAfterwards(new QueryPlans(name));
    }

    @TestFactory
    Stream<DynamicTest> everyQueryIsAnsweredByAnIndex() {
        var questions = new LinkedHashMap<String, Runnable>();
        questions.putAll(ofLogs());
        questions.putAll(ofPolicy());
        questions.putAll(ofPeople());
        questions.putAll(ofTasks());
        questions.putAll(ofTemplates());
        return questions.entrySet().stream()
                .map(question ->
                        dynamicTest(question.getKey(), () -> assertIndexed(question.getValue())));
    }

    @Test
    void aQueryWithoutAnIndexIsSeen() {
        database.collection("duly_contacts").find(Filters.eq("name", "Ann")).first();
        database.collection("duly_contacts").find().sort(Sorts.ascending("name")).first();
        database.collection("duly_tasks")
                .find(Filters.eq("departmentId", "bail"))
                .sort(Sorts.ascending("source"))
                .first();

        assertThat(commands.taken()).hasSize(3).noneMatch(plans::isIndexed);
    }

    private void assertIndexed(Runnable question) {
        question.run();
        var asked = commands.taken();
        assertThat(asked).isNotEmpty().allSatisfy(command -> assertIndexed(command));
    }

    private void assertIndexed(Document command) {
        assertThat(plans.isIndexed(command)).as(command.toJson()).isTrue();
    }

    private Map<String, Runnable> ofLogs() {
        var receipts = ports.receipts();
        var inbound = ports.inbound();
        var text = Samples.inbound(1).raw();
        return Map.of(
                "the latest receipts", () -> receipts.latest(10),
                "a message's receipts", () -> receipts.of(Samples.messageId(1)),
                "a provider's id's receipts",
                        () -> receipts.of(Samples.ACCOUNT, Samples.providerId(1)),
                "a repeated text",
                        () -> {
                            inbound.append(text);
                            inbound.append(text);
                        },
                "the latest arrival", inbound::latestArrival,
                "unprocessed texts", () -> inbound.unprocessed(10),
                "a text that is processed", () -> inbound.processed(text));
    }

    private Map<String, Runnable> ofPolicy() {
        var departments = ports.departments();
        var pauses = ports.senderPauses();
        return Map.of(
                "a number's consent", () -> ports.consents().history(Samples.ANN),
                "a department", () -> departments.find(Samples.BAIL),
                "all departments", departments::all,
                "a department's versions", () -> departments.versions(Samples.BAIL),
                "a department that is kept",
                        () -> departments.keep(Samples.department(Samples.BAIL)),
                "the pauses", pauses::all,
                "a pause that is lifted", () -> pauses.resume(Samples.ACCOUNT, Optional.empty()));
    }

    private Map<String, Runnable> ofPeople() {
        var contacts = ports.contacts();
        var tokens = ports.tokens();
        var hash = TokenHash.of("one");
        return Map.of(
                "a contact", () -> contacts.find(new ContactId("P-1")),
                "a number's contacts", () -> contacts.withPhone(Samples.ANN),
                "contacts", () -> contacts.page(Optional.empty(), Optional.empty(), 10),
                "further contacts", () -> contacts.page(Optional.empty(), Optional.of(PLACE), 10),
                "a department's further contacts",
                        () -> contacts.page(Optional.of(Samples.BAIL), Optional.of(PLACE), 10),
                "a token", () -> tokens.find(hash),
                "a token that is saved",
                        () -> tokens.save(new AccessToken("a", hash, Set.of(), Samples.MORNING)));
    }

    private Map<String, Runnable> ofTasks() {
        var questions = new LinkedHashMap<String, Runnable>();
        questions.put("a task", () -> ports.tasks().find(new TaskId(ID)));
        questions.put("a task that is closed", () -> ports.tasks().close(new TaskId(ID), DONE));
        for (var department : List.of(Optional.of(Samples.BAIL), Optional.<DepartmentId>empty())) {
            for (var kind :
                    List.of(Optional.of(TaskKind.WRONG_NUMBER), Optional.<TaskKind>empty())) {
                for (var state :
                        List.of(Optional.of(TaskState.OPEN), Optional.<TaskState>empty())) {
                    var filter = new TaskFilter(department, kind, state);
                    questions.put(
                            "tasks: " + filter,
                            () -> ports.tasks().page(filter, Optional.empty(), 10));
                    questions.put(
                            "further tasks: " + filter,
                            () -> ports.tasks().page(filter, Optional.of(PLACE), 10));
                }
            }
        }
        return questions;
    }

    private Map<String, Runnable> ofTemplates() {
        var templates = ports.templates();
        var first =
                new Template(
                        ID,
                        COURT,
                        Language.ENGLISH,
                        version(1),
                        false,
                        Revision.FIRST,
                        Samples.MORNING);
        return Map.of(
                "a template that is changed",
                        () -> {
                            templates.add(first);
                            templates.replace(Revision.FIRST, first.with(version(2)));
                        },
                "a repeated template",
                        () -> {
                            templates.add(first);
                            templates.add(first);
                        },
                "a template's languages", () -> templates.named(COURT),
                "a version",
                        () -> {
                            templates.add(first);
                            templates.version(COURT, Language.ENGLISH, 9);
                        },
                "versions",
                        () -> {
                            templates.add(first);
                            templates.versions(COURT, Language.ENGLISH, 9, 10);
                        },
                "templates", () -> templates.page(Optional.empty(), Optional.empty(), 10),
                "further templates", () -> templates.page(Optional.empty(), Optional.of(PLACE), 10),
                "further archived templates",
                        () -> templates.page(Optional.of(true), Optional.of(PLACE), 10));
    }

    private static TemplateVersion version(int number) {
        return new TemplateVersion(
                number,
                new TemplateBody("Words " + number),
                new TreeMap<>(),
                Actor.token("officer"),
                Samples.MORNING);
    }
}
