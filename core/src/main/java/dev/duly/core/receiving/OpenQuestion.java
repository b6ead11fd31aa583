package dev.duly.core.receiving;

import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.DoubleOptIn;
import dev.duly.core.consent.Viewpoint;
import dev.duly.core.department.Department;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import java.time.Instant;
import java.util.Optional;

/// Whether a client's YES answers a question of ours: it went, nothing has ended it since, and it
/// is not too old.
final class OpenQuestion {
    private final ConsentLedger consents;
    private final MessageStore messages;
    private final Departments departments;

    OpenQuestion(ConsentLedger consents, MessageStore messages, Departments departments) {
        this.consents = consents;
        this.messages = messages;
        this.departments = departments;
    }

    /// The line that says what was asked; empty when nothing was.
    ///
    /// @param department that the text came to
    Optional<ConsentChange> before(InboundText text, Department department) {
        // What this text itself has changed, when it is looked at again, ends nothing.
        var before =
                consents.history(text.from()).stream()
                        .takeWhile(line -> !line.event().equals(PlaceChanges.event(text)))
                        .toList();
        return DoubleOptIn.unanswered(Viewpoint.sharing(department, departments.all()), before)
                .filter(open ->
                        went(open)
                                .filter(at -> DoubleOptIn.isInTime(at, text.countsFrom()))
                                .isPresent())
                .map(DoubleOptIn::asked);
    }

    /// A question that nobody can have read is not answered.
    private Optional<Instant> went(DoubleOptIn open) {
        return messages
                .find(new MessageId(open.question()))
                .filter(OutboundMessage.class::isInstance)
                .map(OutboundMessage.class::cast)
                .stream()
                .flatMap(question -> question.attempts().stream())
                .filter(Attempt::isAlive)
                .map(Attempt::startedAt)
                .min(Instant::compareTo);
    }
}
