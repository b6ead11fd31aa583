package dev.duly.core.importing;

import dev.duly.core.memory.InMemoryHistory;
import dev.duly.core.message.HistoricMessage;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.message.MessageId;
import java.time.Instant;
import java.util.Optional;

/// An older server that keeps texts, one at a time.
final class OldTexts {
    final InMemoryHistory kept = new InMemoryHistory();

    private int count;

    /// One text, half written.
    record Text(
            Optional<Direction> direction,
            Optional<String> to,
            Optional<String> from,
            Optional<String> body,
            Optional<String> status,
            Optional<String> errorCode,
            Optional<String> caseId,
            Optional<String> personId,
            Optional<Instant> sentAt,
            boolean isDated,
            HistoricText.Standing standing) {
        static Text out(String to) {
            return new Text(
                    Optional.of(Direction.OUT),
                    Optional.of(to),
                    Optional.empty(),
                    Optional.of("See you at 9."),
                    Optional.of("delivered"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    HistoricText.Standing.OPEN);
        }

        static Text in(String from, String body) {
            return new Text(
                    Optional.of(Direction.IN),
                    Optional.empty(),
                    Optional.of(from),
                    Optional.of(body),
                    Optional.of("delivered"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    true,
                    HistoricText.Standing.OPEN);
        }

        Text at(String ours) {
            var isIn = direction.equals(Optional.of(Direction.IN));
            return new Text(
                    direction,
                    isIn ? Optional.of(ours) : to,
                    isIn ? from : Optional.of(ours),
                    body,
                    status,
                    errorCode,
                    caseId,
                    personId,
                    sentAt,
                    isDated,
                    standing);
        }

        Text odd(Optional<Direction> way, Optional<String> words, String word, boolean dated) {
            return new Text(
                    way,
                    to,
                    from,
                    words,
                    Optional.of(word),
                    errorCode,
                    caseId,
                    personId,
                    sentAt,
                    dated,
                    standing);
        }

        Text refused(Instant sent) {
            return new Text(
                    direction,
                    to,
                    from,
                    body,
                    Optional.of("failed"),
                    Optional.of("21610"),
                    caseId,
                    personId,
                    Optional.of(sent),
                    isDated,
                    standing);
        }

        Text about(Optional<String> caseNumber, Optional<String> person) {
            return new Text(
                    direction,
                    to,
                    from,
                    body,
                    status,
                    errorCode,
                    caseNumber,
                    person,
                    sentAt,
                    isDated,
                    standing);
        }

        Text standing(HistoricText.Standing how) {
            return new Text(
                    direction, to, from, body, status, errorCode, caseId, personId, sentAt, isDated,
                    how);
        }
    }

    /// It keeps `text`, which was made at `at`.
    MessageId keep(Instant at, Text text) {
        return keep(at, at, text);
    }

    /// It keeps `text` under an id that was made at `made`.
    MessageId keep(Instant made, Instant at, Text text) {
        var id = new MessageId("%08x%016x".formatted((int) made.getEpochSecond(), ++count));
        var message =
                new HistoricMessage(
                        id,
                        text.direction(),
                        new HistoricMessage.Belongs(
                                text.caseId(),
                                text.personId(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        new HistoricMessage.Said(text.to(), text.from(), text.body()),
                        new HistoricMessage.Fate(
                                text.status(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                text.errorCode(),
                                Optional.empty()),
                        new HistoricMessage.Times(
                                Optional.empty(),
                                text.sentAt(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        at);
        kept.keep(new HistoricText(message, text.isDated(), text.standing()));
        return id;
    }
}
