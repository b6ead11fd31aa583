package dev.duly.core.receiving;

import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.DoubleOptIn;
import dev.duly.core.department.Department;
import dev.duly.core.message.Departure;
import dev.duly.core.sending.AskedQuestions;
import java.util.Optional;

/// Whether a client's YES answers a question of ours: it went, nothing has ended it since, and it
/// is not too old.
final class OpenQuestion {
    private final ConsentLedger consents;
    private final AskedQuestions questions;

    OpenQuestion(ConsentLedger consents, AskedQuestions questions) {
        this.consents = consents;
        this.questions = questions;
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
        return questions
                .unanswered(department, before)
                .filter(asked -> isRead(asked.departure(), text))
                .findFirst()
                .map(AskedQuestions.Asked::line);
    }

    /// A question that nobody can have read is not answered.
    private static boolean isRead(Departure departure, InboundText text) {
        return switch (departure) {
            case Departure.Gone(var at) -> DoubleOptIn.isInTime(at, text.countsFrom());
            case Departure.Ahead _, Departure.Never _ -> false;
        };
    }
}
