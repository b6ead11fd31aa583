package dev.duly.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.set;

import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReturnDocument;
import dev.duly.core.Appended;
import dev.duly.core.Cursor;
import dev.duly.core.Page;
import dev.duly.core.client.ContactId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.task.About;
import dev.duly.core.task.Closing;
import dev.duly.core.task.Done;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskFilter;
import dev.duly.core.task.TaskId;
import dev.duly.core.task.TaskKind;
import dev.duly.core.task.TaskState;
import dev.duly.core.task.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/// The tasks. `state` says in a word whether `done` is there: both are set in one write.
final class MongoTasks implements Tasks {
    private static final String COLLECTION = "duly_tasks";
    private static final String STATE = "state";
    private static final String OPENED_AT = "openedAt";

    private static final FindOneAndUpdateOptions AS_IT_IS_NOW =
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER);

    private final Records<Task> tasks;

    MongoTasks(Database database) {
        this.tasks = new Records<>(database, "Tasks", COLLECTION, MongoTasks::task);
    }

    static List<Index> indexes() {
        return List.of(
                Index.unique(COLLECTION, Indexes.ascending("kind", "source")),
                Index.plain(COLLECTION, Indexes.ascending(OPENED_AT, "_id")),
                Index.plain(COLLECTION, Indexes.ascending(STATE, OPENED_AT, "_id")),
                Index.plain(COLLECTION, Indexes.ascending("departmentId", OPENED_AT, "_id")),
                Index.plain(COLLECTION, Indexes.ascending("kind", OPENED_AT, "_id")));
    }

    @Override
    public Appended open(Task task) {
        var key = and(eq("kind", task.kind().word()), eq("source", task.source()));
        return tasks.insertOnce(document(task), key);
    }

    @Override
    public Optional<Task> find(TaskId id) {
        return tasks.first(tasks.find(byId(id)));
    }

    /// Who comes second has waited, as every writer does, until a majority has what the first
    /// wrote, and is told of it.
    @Override
    public Closing close(TaskId id, Done how) {
        var open = and(byId(id), eq(STATE, TaskState.OPEN.word()));
        var closed = combine(set(STATE, TaskState.DONE.word()), set("done", of(how).document()));
        var written =
                tasks.call(() ->
                        Optional.ofNullable(
                                        tasks.collection()
                                                .findOneAndUpdate(open, closed, AS_IT_IS_NOW))
                                .map(tasks::read));
        return written.<Closing>map(Closing.Closed::new)
                .or(() -> find(id).map(Closing.DoneAlready::new))
                .orElseGet(Closing.Unknown::new);
    }

    @Override
    public Page<Task> page(TaskFilter filter, Optional<Cursor> cursor, int limit) {
        return tasks.page(
                conditions(filter, cursor),
                ascending(OPENED_AT, "_id"),
                limit,
                task -> Cursor.after(task.openedAt(), task.id().value()));
    }

    private static List<Bson> conditions(TaskFilter filter, Optional<Cursor> cursor) {
        var conditions = new ArrayList<Bson>();
        filter.departmentId().ifPresent(id -> conditions.add(eq("departmentId", id.value())));
        filter.kind().ifPresent(kind -> conditions.add(eq("kind", kind.word())));
        filter.state().ifPresent(state -> conditions.add(eq(STATE, state.word())));
        cursor.map(place -> Places.after(OPENED_AT, place)).ifPresent(conditions::add);
        return conditions;
    }

    private static Bson byId(TaskId id) {
        return eq("_id", ObjectIds.of(id.value()));
    }

    private static Document document(Task task) {
        return new NewDocument()
                .withId("_id", task.id().value())
                .with("kind", task.kind())
                .with("source", task.source())
                .with("departmentId", task.departmentId().value())
                .with("about", of(task.about()))
                .with("sentence", task.sentence())
                .with("nextStep", task.nextStep())
                .with(OPENED_AT, task.openedAt())
                .with(STATE, task.state())
                .withObject("done", task.done(), MongoTasks::of)
                .document();
    }

    private static NewDocument of(About about) {
        return new NewDocument()
                .withText("phone", about.phone().map(PhoneNumber::e164))
                .withText("contactId", about.contactId().map(ContactId::value))
                .withId("threadId", about.threadId().map(ThreadId::value))
                .withId("messageId", about.messageId().map(MessageId::value));
    }

    private static NewDocument of(Done done) {
        return new NewDocument()
                .with("by", Parts.of(done.by()))
                .with("at", done.at())
                .withText("note", done.note());
    }

    private static Task task(Fields fields) {
        return new Task(
                new TaskId(fields.id("_id")),
                fields.word("kind", TaskKind.class),
                fields.text("source"),
                fields.value("departmentId", DepartmentId::new),
                fields.object("about", MongoTasks::about),
                fields.text("sentence"),
                fields.text("nextStep"),
                fields.time(OPENED_AT),
                fields.optionalObject("done", MongoTasks::done));
    }

    private static About about(Fields fields) {
        return new About(
                fields.optionalValue("phone", PhoneNumber::new),
                fields.optionalValue("contactId", ContactId::new),
                fields.optionalId("threadId").map(ThreadId::new),
                fields.optionalId("messageId").map(MessageId::new));
    }

    private static Done done(Fields fields) {
        return new Done(
                fields.object("by", Parts::actor), fields.time("at"), fields.optionalText("note"));
    }
}
