package dev.duly.twilio;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A posted form (`application/x-www-form-urlencoded`), decoded in two steps: its bytes, which a
/// signature covers whatever they are, and then, if they deserve it, its text.
///
/// @param fields in the order in which they came
/// @param isWellFormed whether each `%` is followed by two hex digits; one that is not stands for
///   itself
record Form(List<Field> fields, boolean isWellFormed) {
    /// Twilio posts some thirty.
    private static final int MOST_FIELDS = 200;

    private static final int HEX = 16;

    /// Each character is one byte, 0 to 255: compared as strings, fields are compared as bytes.
    record Field(String name, String value) {}

    Form {
        fields = List.copyOf(fields);
    }

    static Form empty() {
        return new Form(List.of(), true);
    }

    static Form of(byte[] body) {
        var written = new String(body, StandardCharsets.ISO_8859_1);
        var fields = new ArrayList<Field>();
        var flaws = new Flaws();
        for (var start = 0; start <= written.length(); ) {
            var next = written.indexOf('&', start);
            var end = next < 0 ? written.length() : next;
            if (end > start) {
                fields.add(field(written, start, end, flaws));
            }
            start = end + 1;
        }
        return new Form(fields, !flaws.found);
    }

    private static Field field(String written, int start, int end, Flaws flaws) {
        var equals = written.indexOf('=', start, end);
        return equals < 0
                ? new Field(decode(written, start, end, flaws), "")
                : new Field(
                        decode(written, start, equals, flaws),
                        decode(written, equals + 1, end, flaws));
    }

    /// The text of all fields, in order; those that came more than once with all their values.
    ///
    /// @throws UnreadableException when it is no text, or too much of it
    Map<String, List<String>> text() throws UnreadableException {
        if (!isWellFormed) {
            throw new UnreadableException("form", "each % must be followed by two hex digits");
        }
        if (fields.size() > MOST_FIELDS) {
            throw new UnreadableException("form", "must have at most " + MOST_FIELDS + " fields");
        }
        var text = new LinkedHashMap<String, List<String>>();
        for (var field : fields) {
            text.computeIfAbsent(utf8(field.name()), _ -> new ArrayList<>())
                    .add(utf8(field.value()));
        }
        return text;
    }

    private static final class Flaws {
        private boolean found;
    }

    private static String decode(String written, int start, int end, Flaws flaws) {
        if (written.indexOf('%', start, end) < 0 && written.indexOf('+', start, end) < 0) {
            return written.substring(start, end);
        }
        var decoded = new StringBuilder(end - start);
        for (var i = start; i < end; i++) {
            var c = written.charAt(i);
            if (c != '%') {
                decoded.append(c == '+' ? ' ' : c);
                continue;
            }
            var high = i + 2 < end ? hex(written.charAt(i + 1)) : -1;
            var low = high < 0 ? -1 : hex(written.charAt(i + 2));
            if (low < 0) {
                flaws.found = true;
                decoded.append(c);
                continue;
            }
            decoded.append((char) (high * HEX + low));
            i += 2;
        }
        return decoded.toString();
    }

    /// Of ASCII alone: `Character.digit` knows the digits of other scripts too.
    private static int hex(char c) {
        return c < 128 ? Character.digit(c, HEX) : -1;
    }

    private static String utf8(String bytes) throws UnreadableException {
        if (isAscii(bytes)) {
            return bytes;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException _) {
            throw new UnreadableException("form", "must be UTF-8");
        }
    }

    private static boolean isAscii(String bytes) {
        for (var i = 0; i < bytes.length(); i++) {
            if (bytes.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
