package dev.duly.http;

import dev.duly.core.client.ContactId;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.task.Done;
import dev.duly.core.task.Task;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/// Writes what people have to look at.
final class TaskJson {
    private TaskJson() {}

    static void write(JsonGenerator json, Task task) {
        var about = task.about();
        json.writeStartObject();
        json.writeStringProperty("id", task.id().value());
        json.writeStringProperty("kind", task.kind().word());
        json.writeStringProperty("state", task.state().word());
        json.writeStringProperty("departmentId", task.departmentId().value());
        Json.string(json, "phone", about.phone().map(PhoneNumber::e164));
        Json.string(json, "contactId", about.contactId().map(ContactId::value));
        Json.string(json, "threadId", about.threadId().map(ThreadId::value));
        Json.string(json, "messageId", about.messageId().map(MessageId::value));
        json.writeStringProperty("sentence", task.sentence());
        json.writeStringProperty("nextStep", task.nextStep());
        json.writeStringProperty("openedAt", Json.time(task.openedAt()));
        done(json, task.done());
        json.writeEndObject();
    }

    private static void done(JsonGenerator json, Optional<Done> done) {
        if (done.isEmpty()) {
            json.writeNullProperty("done");
            return;
        }
        var how = done.get();
        json.writeObjectPropertyStart("done");
        json.writeStringProperty("by", how.by().id());
        json.writeStringProperty("at", Json.time(how.at()));
        Json.string(json, "note", how.note());
        json.writeEndObject();
    }
}
