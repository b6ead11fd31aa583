package dev.duly.mongo;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;

/// A document in the making. What is empty is left out, never null, so that sparse indexes leave it
/// out too; [Fields] reads it back.
final class NewDocument {
    private final Document document = new Document();

    NewDocument with(String field, String text) {
        document.append(field, text);
        return this;
    }

    NewDocument with(String field, int number) {
        document.append(field, number);
        return this;
    }

    NewDocument with(String field, long number) {
        document.append(field, number);
        return this;
    }

    NewDocument with(String field, boolean flag) {
        document.append(field, flag);
        return this;
    }

    /// To the millisecond.
    NewDocument with(String field, Instant time) {
        document.append(field, Dates.of(time));
        return this;
    }

    NewDocument with(String field, Enum<?> word) {
        return with(field, word.name().toLowerCase(Locale.ROOT));
    }

    NewDocument with(String field, NewDocument object) {
        document.append(field, object.document);
        return this;
    }

    /// Ids that are ObjectIds where they parse as one.
    NewDocument withId(String field, String id) {
        document.append(field, ObjectIds.orText(id));
        return this;
    }

    NewDocument withTexts(String field, Collection<String> texts) {
        document.append(field, List.copyOf(texts));
        return this;
    }

    <T> NewDocument withAll(String field, List<T> items, Function<T, NewDocument> writing) {
        document.append(field, items.stream().map(item -> writing.apply(item).document).toList());
        return this;
    }

    NewDocument withId(String field, Optional<String> id) {
        id.ifPresent(value -> withId(field, value));
        return this;
    }

    NewDocument withText(String field, Optional<String> text) {
        text.ifPresent(value -> with(field, value));
        return this;
    }

    NewDocument withNumber(String field, Optional<Integer> number) {
        number.ifPresent(value -> with(field, value.intValue()));
        return this;
    }

    NewDocument withTime(String field, Optional<Instant> time) {
        time.ifPresent(value -> with(field, value));
        return this;
    }

    <T> NewDocument withObject(String field, Optional<T> value, Function<T, NewDocument> writing) {
        value.ifPresent(present -> with(field, writing.apply(present)));
        return this;
    }

    static NewDocument texts(Map<String, String> texts) {
        var made = new NewDocument();
        texts.forEach(made::with);
        return made;
    }

    Document document() {
        return document;
    }
}
