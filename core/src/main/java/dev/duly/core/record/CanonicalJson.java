package dev.duly.core.record;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Canonical JSON (RFC 8785) of objects that hold strings, integers and such objects: all that an
/// audit entry has. Member names are sorted by UTF-16 units, as [String]'s own order has it.
final class CanonicalJson {
    /// Beyond this an integer has no exact form in JSON's numbers (RFC 8785, 3.2.2.3).
    private static final long LARGEST = (1L << 53) - 1;

    private CanonicalJson() {}

    static String write(Map<String, ?> members) {
        var written = new StringBuilder();
        object(new TreeMap<>(members), written);
        return written.toString();
    }

    private static void object(SortedMap<String, ?> members, StringBuilder to) {
        to.append('{');
        var separator = "";
        for (var member : members.entrySet()) {
            to.append(separator);
            string(member.getKey(), to);
            to.append(':');
            value(member.getValue(), to);
            separator = ",";
        }
        to.append('}');
    }

    private static void value(Object value, StringBuilder to) {
        switch (value) {
            case String text -> string(text, to);
            case Long number when number >= -LARGEST && number <= LARGEST ->
                    to.append(number.longValue());
            case Map<?, ?> map -> {
                var members = new TreeMap<String, Object>();
                map.forEach((name, member) -> members.put((String) name, member));
                object(members, to);
            }
            default ->
                    throw new IllegalArgumentException("no canonical form for " + value.getClass());
        }
    }

    private static void string(String text, StringBuilder to) {
        to.append('"');
        var i = 0;
        while (i < text.length()) {
            var codePoint = text.codePointAt(i);
            character(codePoint, to);
            i += Character.charCount(codePoint);
        }
        to.append('"');
    }

    private static void character(int codePoint, StringBuilder to) {
        switch (codePoint) {
            case '"' -> to.append("\\\"");
            case '\\' -> to.append("\\\\");
            case '\b' -> to.append("\\b");
            case '\t' -> to.append("\\t");
            case '\n' -> to.append("\\n");
            case '\f' -> to.append("\\f");
            case '\r' -> to.append("\\r");
            default -> unnamed(codePoint, to);
        }
    }

    private static void unnamed(int codePoint, StringBuilder to) {
        if (codePoint < ' ') {
            to.append("\\u%04x".formatted(codePoint));
            return;
        }
        // Half a pair would be hashed as a question mark, and could be changed unnoticed.
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            throw new IllegalArgumentException(
                    "half a surrogate pair has no canonical form (RFC 8785, 3.2.2.2)");
        }
        to.appendCodePoint(codePoint);
    }
}
