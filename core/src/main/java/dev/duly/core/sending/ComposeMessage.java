package dev.duly.core.sending;

import dev.duly.core.contact.Contact;
import dev.duly.core.contact.Contacts;
import dev.duly.core.content.RequiredWords;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.Draft;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Wording;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.template.RenderTemplate;
import dev.duly.core.text.Language;
import dev.duly.core.text.MessageText;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Makes the words of a request: fills in its template, names the agency where nobody does, and
/// tells a person whom the department texts for the first time how to stop.
public final class ComposeMessage {
    private static final DepartmentId USUAL_DEPARTMENT = new DepartmentId("default");

    /// A person has rarely had so many texts of other departments, and none of this one.
    private static final int LOOKED_BACK = 200;

    private final Departments departments;
    private final Contacts contacts;
    private final MessageStore messages;
    private final RenderTemplate renderTemplate;

    public ComposeMessage(
            Departments departments,
            Contacts contacts,
            MessageStore messages,
            RenderTemplate renderTemplate) {
        this.departments = departments;
        this.contacts = contacts;
        this.messages = messages;
        this.renderTemplate = renderTemplate;
    }

    /// Keeps nothing.
    public Composed compose(MessageRequest request) {
        var contact = request.contactId().flatMap(contacts::find);
        if (request.contactId().isPresent() && contact.isEmpty()) {
            return new NotComposed.UnknownContact(request.contactId().get());
        }
        var departmentId =
                request.departmentId()
                        .or(() -> contact.map(Contact::departmentId))
                        .orElse(USUAL_DEPARTMENT);
        return departments
                .find(departmentId)
                .map(department -> compose(request, department, contact))
                .orElseGet(() -> new NotComposed.UnknownDepartment(departmentId));
    }

    private Composed compose(
            MessageRequest request, Department department, Optional<Contact> contact) {
        var departments = Language.of(department.language());
        var persons =
                request.language().or(() -> contact.flatMap(Contact::language).map(Language::of));
        var to = request.to().or(() -> contact.map(Contact::phone)).orElseThrow();
        return switch (request.words()) {
            case MessageRequest.Words.Own(var text) ->
                    ready(
                            request,
                            department,
                            to,
                            text,
                            Wording.own(text.value()),
                            persons.orElse(departments));
            case MessageRequest.Words.FromTemplate asked ->
                    switch (renderTemplate.render(
                            new RenderTemplate.Request(
                                    asked.name(),
                                    persons,
                                    departments,
                                    asked.values(),
                                    known(department, contact)))) {
                        case RenderTemplate.Result.Rendered(var text, var ref) ->
                                ready(
                                        request,
                                        department,
                                        to,
                                        text,
                                        request.wording(ref),
                                        ref.language());
                        case RenderTemplate.Result.Faulty(_, var faults) ->
                                new NotComposed.Faulty(faults);
                        case RenderTemplate.Result.NoTemplate(var why) ->
                                new NotComposed.NoTemplate(why);
                    };
        };
    }

    /// What a template may say without being told.
    private static Map<String, String> known(Department department, Optional<Contact> contact) {
        return contact.map(person -> Map.of("agency", department.name(), "name", person.name()))
                .orElseGet(() -> Map.of("agency", department.name()));
    }

    private Composed ready(
            MessageRequest request,
            Department department,
            PhoneNumber to,
            MessageText text,
            Wording wording,
            Language language) {
        MessageText whole;
        try {
            whole = MessageText.of(completed(request.purpose(), department, to, text, language));
        } catch (IllegalArgumentException e) {
            return new NotComposed.UnfitWords(String.valueOf(e.getMessage()));
        }
        return new Composed.Ready(
                Draft.of(request.author(), to, whole, department.id(), request.purpose())
                        .withKey(request.key())
                        .inCase(request.caseId())
                        .about(request.contactId())
                        .worded(wording)
                        .on(request.terms()));
    }

    private String completed(
            Purpose purpose,
            Department department,
            PhoneNumber to,
            MessageText text,
            Language language) {
        var policy = department.policy();
        var named =
                policy.namesAgency()
                                && purpose.isAutomatic()
                                && RequiredWords.missingAgency(text.value(), department.name())
                                        .isPresent()
                        ? department.name() + ": " + text.value()
                        : text.value();
        return policy.saysHowToStop() && isFirst(department.id(), to)
                ? RequiredWords.withStop(named, language)
                : named;
    }

    private boolean isFirst(DepartmentId department, PhoneNumber to) {
        return messages.lately(to, Instant.EPOCH, LOOKED_BACK).stream()
                .filter(text -> text.departmentId().equals(department))
                .noneMatch(ComposeMessage::mayHaveArrived);
    }

    private static boolean mayHaveArrived(OutboundMessage text) {
        return text.attempts().stream().anyMatch(Attempt::isAlive);
    }
}
