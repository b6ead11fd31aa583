package dev.duly.core.sending;

import dev.duly.core.client.ContactId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.template.TemplateFault;
import java.util.List;

/// Why no text can be made of a request.
public sealed interface NotComposed extends Composed {
    record UnknownDepartment(DepartmentId id) implements NotComposed {}

    record UnknownContact(ContactId id) implements NotComposed {}

    /// @param why nobody has written it, it is archived, or it is not in a language that may be
    ///   used
    record NoTemplate(String why) implements NotComposed {}

    /// @param faults at least one
    record Faulty(List<TemplateFault> faults) implements NotComposed {
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /// @param rule that the words break; fits after the name of the field that held them
    record UnfitWords(String rule) implements NotComposed {}
}
