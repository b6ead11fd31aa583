package dev.duly.mongo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a provider posted, field by field. A list, as a name of somebody else's may be empty or
/// hold a dot, which names in a document must not.
final class RawForm {
    private RawForm() {}

    static List<Map.Entry<String, String>> fields(Map<String, String> raw) {
        return List.copyOf(raw.entrySet());
    }

    static NewDocument of(Map.Entry<String, String> field) {
        return new NewDocument().with("name", field.getKey()).with("value", field.getValue());
    }

    static Map<String, String> read(Fields document, String field) {
        var raw = new LinkedHashMap<String, String>();
        document.objects(field, one -> Map.entry(one.text("name"), one.text("value")))
                .forEach(one -> raw.put(one.getKey(), one.getValue()));
        return raw;
    }
}
