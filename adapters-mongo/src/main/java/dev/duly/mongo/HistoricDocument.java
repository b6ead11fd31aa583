package dev.duly.mongo;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.HistoricMessage;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.ThreadId;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.ObjectId;

/// A document that an older server wrote, and nobody ever checked. Lenient throughout: what cannot
/// be read as what it should be is not there, and what can stand as a text stands as it is.
final class HistoricDocument {
    private final Document document;

    private HistoricDocument(Document document) {
        this.document = document;
    }

    static HistoricMessage read(Document document) {
        var fields = new HistoricDocument(document);
        return new HistoricMessage(
                new MessageId(document.getObjectId("_id").toHexString()),
                fields.text("direction").flatMap(HistoricDocument::direction),
                fields.belongs(),
                new HistoricMessage.Said(
                        fields.text("to"), fields.text("from"), fields.text("body")),
                new HistoricMessage.Fate(
                        fields.text("status"),
                        fields.text("attempts").flatMap(HistoricDocument::count),
                        fields.text("provider"),
                        fields.text("providerMessageId"),
                        fields.text("errorCode"),
                        fields.text("errorMessage")),
                new HistoricMessage.Times(
                        fields.time("scheduledAt"),
                        fields.time("sentAt"),
                        fields.time("deliveredAt"),
                        fields.time("readAt"),
                        fields.time("updatedAt")),
                fields.createdAt());
    }

    private HistoricMessage.Belongs belongs() {
        var meta = new HistoricDocument(object("meta"));
        var ours = new HistoricDocument(object("duly"));
        return new HistoricMessage.Belongs(
                text("caseId"),
                text("personId"),
                ours.value("departmentId", DepartmentId::new),
                ours.value("threadId", ThreadId::new),
                meta.text("createdBy"),
                meta.text("resendOf"));
    }

    /// An ObjectId has the second in which it was made.
    private Instant createdAt() {
        return time("createdAt").orElseGet(() -> document.getObjectId("_id").getDate().toInstant());
    }

    private Document object(String field) {
        return document.get(field) instanceof Document object ? object : new Document();
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(document.get(field))
                .flatMap(value ->
                        switch (value) {
                            case String text -> Optional.of(text);
                            case ObjectId id -> Optional.of(id.toHexString());
                            case Integer number -> Optional.of(number.toString());
                            case Long number -> Optional.of(number.toString());
                            case Double number -> Optional.of(written(number));
                            case Object _ -> Optional.<String>empty();
                        });
    }

    /// JavaScript's numbers are doubles: 30003 may stand there as 30003.0.
    private static String written(Double number) {
        return number == Math.rint(number) && Math.abs(number) < Long.MAX_VALUE
                ? Long.toString(number.longValue())
                : number.toString();
    }

    private Optional<Instant> time(String field) {
        return document.get(field) instanceof Date date
                ? Optional.of(date.toInstant())
                : value(field, Instant::parse);
    }

    private <T> Optional<T> value(String field, Function<String, T> reading) {
        try {
            return text(field).map(reading);
        } catch (IllegalArgumentException | DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> count(String written) {
        return written.matches("\\d{1,9}")
                ? Optional.of(Integer.valueOf(written))
                : Optional.empty();
    }

    private static Optional<Direction> direction(String word) {
        return switch (word) {
            case "out" -> Optional.of(Direction.OUT);
            case "in" -> Optional.of(Direction.IN);
            default -> Optional.empty();
        };
    }
}
