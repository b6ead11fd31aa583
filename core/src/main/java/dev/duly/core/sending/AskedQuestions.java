package dev.duly.core.sending;

import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.DoubleOptIn;
import dev.duly.core.consent.Viewpoint;
import dev.duly.core.department.Department;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Departure;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import java.util.List;
import java.util.stream.Stream;

/// Finds the questions by which a client was asked whether they want texts, and what became of the
/// texts that asked. Who asks and who hears a YES look here, so that they agree on what is open.
public final class AskedQuestions {
    /// A question that no later line has answered or ended.
    ///
    /// @param line that says what was asked
    /// @param text that asked
    public record Asked(ConsentChange line, MessageId text, Departure departure) {}

    private final MessageStore messages;
    private final Departments departments;

    public AskedQuestions(MessageStore messages, Departments departments) {
        this.messages = messages;
        this.departments = departments;
    }

    /// Those of the departments that send from the sender of `department`, the latest first.
    ///
    /// @param history of one number
    public Stream<Asked> unanswered(Department department, List<ConsentChange> history) {
        return DoubleOptIn.unanswered(Viewpoint.sharing(department, departments.all()), history)
                .stream()
                .map(this::asked);
    }

    private Asked asked(DoubleOptIn open) {
        var text = new MessageId(open.question());
        return new Asked(open.asked(), text, departure(text));
    }

    /// What is not there was never sent.
    Departure departure(MessageId text) {
        return messages.find(text)
                .filter(OutboundMessage.class::isInstance)
                .map(OutboundMessage.class::cast)
                .map(Departure::of)
                .orElseGet(Departure.Never::new);
    }
}
