package dev.duly.sandbox;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The fields of a form or a query in their order; a name may come several times.
record Form(List<Field> fields) {
    record Field(String name, String value) {}

    Form {
        fields = List.copyOf(fields);
    }

    /// @throws Refusal when an escape is broken or the bytes are not UTF-8
    static Form decode(byte[] encoded) {
        return decode(new String(encoded, StandardCharsets.ISO_8859_1));
    }

    /// @param encoded one character a byte
    /// @throws Refusal when an escape is broken or the bytes are not UTF-8
    static Form decode(String encoded) {
        var fields = new ArrayList<Field>();
        for (var pair : encoded.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            fields.add(new Field(unescape(name), unescape(value)));
        }
        return new Form(fields);
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /// As `first`, with an empty value taken as none.
    Optional<String> filled(String name) {
        return first(name).filter(value -> !value.isEmpty());
    }

    List<String> all(String name) {
        return fields.stream().filter(f -> f.name().equals(name)).map(Field::value).toList();
    }

    String encode() {
        return fields.stream()
                .map(f -> escape(f.name()) + "=" + escape(f.value()))
                .collect(Collectors.joining("&"));
    }

    /// Without its values: they may be numbers and words of people.
    @Override
    public String toString() {
        return fields.stream().map(Field::name).collect(Collectors.joining(", "));
    }

    private static String escape(String plain) {
        return URLEncoder.encode(plain, StandardCharsets.UTF_8);
    }

    private static String unescape(String encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length());
        for (var at = 0; at < encoded.length(); at++) {
            var c = encoded.charAt(at);
            if (c != '%') {
                bytes.write(c == '+' ? ' ' : c);
                continue;
            }
            bytes.write(hex(encoded, at + 1) * 16 + hex(encoded, at + 2));
            at += 2;
        }
        return utf8(bytes.toByteArray());
    }

    private static int hex(String encoded, int at) {
        var digit = at < encoded.length() ? Character.digit(encoded.charAt(at), 16) : -1;
        if (digit < 0) {
            throw Refusal.malformed("A percent sign must be followed by two hexadecimal digits.");
        }
        return digit;
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException broken) {
            throw Refusal.malformed("The parameters must be UTF-8.");
        }
    }
}
