package dev.duly.twilio;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The fields of a post, read by the rule that each has to keep.
final class Posted {
    private static final Pattern INTEGER = Pattern.compile("[0-9]{1,9}");

    private final Map<String, List<String>> fields;

    Posted(Map<String, List<String>> fields) {
        this.fields = fields;
    }

    /// The value exactly as posted; empty text when it is not there.
    ///
    /// @throws UnreadableException when it came more than once: nobody says which one is meant
    String verbatim(String name) throws UnreadableException {
        var values = fields.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw new UnreadableException(name, "must come once");
        }
        return values.isEmpty() ? "" : values.getFirst();
    }

    /// Empty when it is not there, or is blank.
    Optional<String> optional(String name) throws UnreadableException {
        return Optional.of(verbatim(name)).filter(value -> !value.isBlank());
    }

    String required(String name) throws UnreadableException {
        return optional(name).orElseThrow(() -> new UnreadableException(name, "must be there"));
    }

    ProviderMessageId messageSid(String name) throws UnreadableException {
        return Fields.messageSid(required(name))
                .orElseThrow(
                        () -> new UnreadableException(name, "must be SM or MM and 32 hex digits"));
    }

    PhoneNumber number(String name) throws UnreadableException {
        return Fields.number(required(name))
                .orElseThrow(() ->
                        new UnreadableException(
                                name,
                                "must be a telephone number in E.164 form and no short"
                                        + " code or name"));
    }

    /// Empty when it is not there, or is 0, which is no error.
    Optional<Integer> errorCode(String name) throws UnreadableException {
        return integer(name).filter(code -> code > 0);
    }

    /// 0 when it is not there.
    int count(String name, int most) throws UnreadableException {
        var count = integer(name).orElse(0);
        if (count > most) {
            throw new UnreadableException(name, "must be at most " + most);
        }
        return count;
    }

    /// Every field as posted, in order; one that came more than once with a line for each value.
    Map<String, String> raw() {
        var raw = new LinkedHashMap<String, String>();
        fields.forEach((name, values) -> raw.put(name, String.join("\n", values)));
        return raw;
    }

    private Optional<Integer> integer(String name) throws UnreadableException {
        var written = optional(name);
        if (written.filter(value -> !INTEGER.matcher(value).matches()).isPresent()) {
            throw new UnreadableException(name, "must be a whole number");
        }
        return written.map(Integer::parseInt);
    }
}
