package dev.duly.core.sending;

import dev.duly.core.client.CaseId;
import dev.duly.core.client.ContactId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.Draft;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.Terms;
import dev.duly.core.message.Wording;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.record.Actor;
import dev.duly.core.template.TemplateName;
import dev.duly.core.template.TemplateRef;
import dev.duly.core.text.Language;
import dev.duly.core.text.MessageText;
import java.util.Map;
import java.util.Optional;

/// What a caller asks to be sent, before its words are made.
///
/// @param to empty for the contact's own number; one of the two is needed
/// @param departmentId empty for the contact's, else the usual one
/// @param language in which a template is wanted; empty for the contact's, else the department's
public record MessageRequest(
        Optional<IdempotencyKey> key,
        Actor author,
        Optional<CaseId> caseId,
        Optional<ContactId> contactId,
        Optional<PhoneNumber> to,
        Words words,
        Optional<DepartmentId> departmentId,
        Purpose purpose,
        Optional<Language> language,
        Terms terms) {
    /// Where the words come from.
    public sealed interface Words {
        record Own(MessageText text) implements Words {}

        /// @param values by gap
        record FromTemplate(TemplateName name, Map<String, String> values) implements Words {
            public FromTemplate {
                values = Map.copyOf(values);
            }

            /// Values may name people.
            @Override
            public String toString() {
                return "template " + name;
            }
        }
    }

    public MessageRequest {
        if (contactId.isEmpty() && to.isEmpty()) {
            throw new IllegalArgumentException("a text needs a number or a contact");
        }
    }

    /// Whether `earlier`, which came with the same key, was made of the same request.
    boolean isFor(Draft earlier) {
        return asked().equals(earlier.wording().asked())
                && to.filter(number -> !number.equals(earlier.to())).isEmpty()
                && departmentId.filter(id -> !id.equals(earlier.departmentId())).isEmpty()
                && caseId.equals(earlier.caseId())
                && purpose == earlier.purpose();
    }

    private String asked() {
        return switch (words) {
            case Words.Own(var text) -> Wording.own(text.value()).asked();
            case Words.FromTemplate(var name, var values) ->
                    Wording.asked(name.value(), language.map(Language::tag), values);
        };
    }

    /// With the version of the template that its words were made of.
    Wording wording(TemplateRef ref) {
        return new Wording(
                Optional.of(
                        new Wording.TemplateUse(
                                ref.name().value(), ref.language().tag(), ref.version())),
                asked());
    }
}
