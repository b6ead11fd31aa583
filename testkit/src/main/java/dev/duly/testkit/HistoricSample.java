package dev.duly.testkit;

import dev.duly.core.importing.HistoricText;
import dev.duly.core.message.HistoricMessage;
import dev.duly.core.message.MessageFilter.Direction;
import java.util.Optional;

/// A text of an older server, made up step by step.
///
/// @param number also of the second at which it was kept
public record HistoricSample(
        int number,
        Optional<String> errorCode,
        Optional<String> caseId,
        Optional<String> personId,
        boolean isDated,
        HistoricText.Standing standing) {
    /// Number `number`, to Ann as an older server wrote her number.
    public static HistoricSample out(int number) {
        return new HistoricSample(
                number,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                HistoricText.Standing.OPEN);
    }

    public HistoricSample failedBy(String code) {
        return new HistoricSample(number, Optional.of(code), caseId, personId, isDated, standing);
    }

    public HistoricSample about(String caseNumber, String person) {
        return new HistoricSample(
                number, errorCode, Optional.of(caseNumber), Optional.of(person), isDated, standing);
    }

    public HistoricSample undated() {
        return new HistoricSample(number, errorCode, caseId, personId, false, standing);
    }

    public HistoricSample standing(HistoricText.Standing how) {
        return new HistoricSample(number, errorCode, caseId, personId, isDated, how);
    }

    public HistoricText text() {
        return new HistoricText(
                new HistoricMessage(
                        Samples.messageId(number),
                        Optional.of(Direction.OUT),
                        new HistoricMessage.Belongs(
                                caseId,
                                personId,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new HistoricMessage.Said(
                                Optional.of("(702) 555-0142"),
                                Optional.of(Samples.OFFICE.e164()),
                                Optional.of("See you at 9.")),
                        new HistoricMessage.Fate(
                                Optional.of(errorCode.isPresent() ? "failed" : "delivered"),
                                Optional.empty(),
                                Optional.of("twilio"),
                                Optional.empty(),
                                errorCode,
                                Optional.empty()),
                        new HistoricMessage.Times(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        Samples.second(number)),
                isDated,
                standing);
    }
}
