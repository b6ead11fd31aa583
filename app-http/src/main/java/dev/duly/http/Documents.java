package dev.duly.http;

import dev.duly.core.Page;
import dev.duly.core.contact.Contact;
import dev.duly.core.department.Department;
import dev.duly.core.message.Decision;
import dev.duly.core.message.Message;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.policy.ChangeConsent;
import dev.duly.core.policy.ReadConsent;
import dev.duly.core.policy.SenderPause;
import dev.duly.core.policy.SenderState;
import dev.duly.core.revocation.Revocation;
import dev.duly.core.revocation.Revocations;
import dev.duly.core.sending.ExplainMessage;
import dev.duly.core.task.Task;
import dev.duly.core.template.Preview;
import dev.duly.core.template.ReadTemplates;
import dev.duly.core.template.Template;
import dev.duly.core.thread.Conversation;
import dev.duly.core.thread.ThreadItem;
import dev.duly.core.thread.ThreadSummary;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/// The answers of the API as JSON texts, for whoever shows the same things without a request: a
/// program that reads one reads the other.
public final class Documents {
    private Documents() {}

    /// As `POST /api/messages/send` answers: `{message: {id, status, state, ...}}`.
    public static String accepted(OutboundMessage text) {
        return text(json -> {
            json.writeStartObject();
            json.writeName("message");
            MessageJson.writeAccepted(json, text);
            json.writeEndObject();
        });
    }

    /// As `POST /api/messages/{id}/resolve` answers: `{message: {...}}`, in full.
    ///
    /// @param now when it is shown
    public static String changed(OutboundMessage text, Instant now) {
        return text(json -> MessageJson.writeChanged(json, text, now));
    }

    /// `{items: [{departmentId, sender, state, stop: {id, since, reason}}]}`; `stop` is null for
    /// one that goes. No path of the API answers this yet.
    public static String senders(List<SenderState> senders) {
        return text(json -> SenderJson.write(json, senders));
    }

    /// `{resumed: [{id, since, reason}]}`. No path of the API answers this yet.
    public static String resumed(List<SenderPause> lifted) {
        return text(json -> SenderJson.writeResumed(json, lifted));
    }

    /// The member `decision` of a refusal, alone.
    public static String refused(Decision decision) {
        return text(json -> {
            json.writeStartObject();
            DecisionJson.write(json, decision);
            json.writeEndObject();
        });
    }

    /// As `GET /api/messages/{id}/timeline` answers.
    ///
    /// @param now when it is shown
    public static String message(ThreadItem.Said said, Instant now) {
        return text(json -> ThreadJson.write(json, said, now));
    }

    /// As `GET /api/messages` answers.
    ///
    /// @param now when it is shown
    public static String messages(Page<Message> page, Instant now) {
        return text(json ->
                PageJson.write(json, page, (to, message) -> MessageJson.write(to, message, now)));
    }

    /// As `GET /api/threads` answers.
    public static String threads(Page<ThreadSummary> page) {
        return text(json -> PageJson.write(json, page, ThreadJson::write));
    }

    /// As `GET /api/messages/{threadId}` answers.
    ///
    /// @param now when it is shown
    public static String conversation(Conversation conversation, Instant now) {
        return text(json -> ThreadJson.writeConversation(json, conversation, now));
    }

    /// As `POST /api/consents/classify` answers.
    ///
    /// @param by the lists that it was read by
    public static String classified(Revocation read, Revocations by) {
        return text(json -> ClassifiedJson.write(json, read, by));
    }

    /// As `POST /api/messages/explain` answers.
    public static String explained(ExplainMessage.Result.Explained explained) {
        return text(json -> MessageJson.writeExplained(json, explained));
    }

    /// As `GET /api/departments` answers.
    public static String departments(List<Department> departments) {
        return text(json -> DepartmentJson.writeAll(json, departments));
    }

    /// As `GET /api/departments/{id}` answers.
    public static String department(Department department) {
        return text(json -> DepartmentJson.write(json, department));
    }

    /// As `GET /api/contacts` answers.
    public static String contacts(Page<Contact> page) {
        return text(json -> PageJson.write(json, page, ContactJson::write));
    }

    /// As `GET /api/contacts/{id}` answers.
    public static String contact(Contact contact) {
        return text(json -> ContactJson.write(json, contact));
    }

    /// As `GET /api/consents` answers.
    public static String consent(ReadConsent.Shown shown) {
        return text(json -> ConsentJson.write(json, shown));
    }

    /// As `POST /api/consents` answers.
    public static String consentWritten(ChangeConsent.Result.Written written) {
        return text(json -> ConsentJson.writeWritten(json, written));
    }

    /// As `GET /api/tasks` answers.
    public static String tasks(Page<Task> page) {
        return text(json -> PageJson.write(json, page, TaskJson::write));
    }

    /// As `GET /api/tasks/{id}` answers.
    public static String task(Task task) {
        return text(json -> TaskJson.write(json, task));
    }

    /// As `GET /api/templates` answers.
    public static String templates(Page<Template> page) {
        return text(json -> PageJson.write(json, page, TemplateJson::write));
    }

    /// `{items: [...]}`: all languages of one template, as `POST /api/templates/{name}/archive`
    /// answers.
    public static String templates(List<Template> variants) {
        return text(json -> TemplateJson.writeAll(json, variants));
    }

    /// As `GET /api/templates/{name}` answers.
    public static String template(ReadTemplates.Shown shown) {
        return text(json -> TemplateJson.writeShown(json, shown));
    }

    /// As `PUT /api/templates/{name}` answers.
    public static String savedTemplate(Template kept, Preview preview, List<String> notes) {
        return text(json -> TemplateJson.writeSaved(json, kept, preview, notes));
    }

    /// As `POST /api/templates/{name}/preview` answers.
    public static String preview(Preview preview) {
        return text(json -> TemplateJson.writePreview(json, preview));
    }

    private static String text(Consumer<JsonGenerator> write) {
        return new String(Json.bytes(write), StandardCharsets.UTF_8);
    }
}
