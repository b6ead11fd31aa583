package dev.duly.sqlite;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object in the making. What is empty is left out; times are RFC 3339 in UTC, so that
/// nothing of them is lost; [Fields] reads it back.
final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ObjectNode node = NODES.objectNode();

    Json with(String field, String text) {
        node.put(field, text);
        return this;
    }

    Json with(String field, long number) {
        node.put(field, number);
        return this;
    }

    Json with(String field, boolean flag) {
        node.put(field, flag);
        return this;
    }

    Json withTexts(String field, Collection<String> texts) {
        var array = NODES.arrayNode(texts.size());
        texts.forEach(array::add);
        node.set(field, array);
        return this;
    }

    Json with(String field, Instant time) {
        return with(field, time.toString());
    }

    Json with(String field, Enum<?> word) {
        return with(field, word.name().toLowerCase(Locale.ROOT));
    }

    Json with(String field, Json object) {
        node.set(field, object.node);
        return this;
    }

    <T> Json withAll(String field, List<T> items, Function<T, Json> writing) {
        var array = NODES.arrayNode(items.size());
        items.forEach(item -> array.add(writing.apply(item).node));
        node.set(field, array);
        return this;
    }

    Json withText(String field, Optional<String> text) {
        text.ifPresent(value -> node.put(field, value));
        return this;
    }

    Json withNumber(String field, Optional<Integer> number) {
        number.ifPresent(value -> node.put(field, value));
        return this;
    }

    Json withTime(String field, Optional<Instant> time) {
        return withText(field, time.map(Instant::toString));
    }

    <T> Json withObject(String field, Optional<T> value, Function<T, Json> writing) {
        value.ifPresent(present -> with(field, writing.apply(present)));
        return this;
    }

    static Json texts(Map<String, String> texts) {
        var json = new Json();
        texts.forEach(json::with);
        return json;
    }

    String written() {
        return node.toString();
    }
}
