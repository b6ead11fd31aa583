package dev.duly.http;

import dev.duly.core.Cursor;
import dev.duly.core.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;

/// Writes lists: `items`, and where the next page starts.
final class PageJson {
    private PageJson() {}

    static <T> void write(JsonGenerator json, Page<T> page, BiConsumer<JsonGenerator, T> write) {
        json.writeStartObject();
        writeMembers(json, page.items(), page.next(), write);
        json.writeEndObject();
    }

    /// Writes the members alone, for who adds others.
    static <T> void writeMembers(
            JsonGenerator json,
            List<T> items,
            Optional<Cursor> next,
            BiConsumer<JsonGenerator, T> write) {
        json.writeArrayPropertyStart("items");
        items.forEach(item -> write.accept(json, item));
        json.writeEndArray();
        Json.string(json, "nextCursor", next.map(Cursor::toString));
    }
}
