package dev.duly.twilio;

import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.provider.ProviderMessageId;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One JSON object that Twilio answered, read strictly: a complaint names the field and the rule,
/// and nothing of its value.
record Resource(JsonNode json) {
    private static final JsonMapper JSON = new JsonMapper();

    static Resource parse(String json) throws UnreadableException {
        try {
            return new Resource(JSON.readTree(json));
        } catch (JacksonException _) {
            throw new UnreadableException("it", "must be JSON");
        }
    }

    List<Resource> list(String name) throws UnreadableException {
        var all = json.path(name);
        if (!all.isArray()) {
            throw new UnreadableException(name, "must be an array");
        }
        var resources = new ArrayList<Resource>();
        all.forEach(one -> resources.add(new Resource(one)));
        return resources;
    }

    Resource child(String name) {
        return new Resource(json.path(name));
    }

    String string(String name) throws UnreadableException {
        return optional(name).orElseThrow(() -> new UnreadableException(name, "must be a string"));
    }

    /// Empty when it is null or not there.
    Optional<String> optional(String name) throws UnreadableException {
        if (isNothing(name)) {
            return Optional.empty();
        }
        if (!json.path(name).isString()) {
            throw new UnreadableException(name, "must be a string or null");
        }
        return Optional.of(json.path(name).stringValue());
    }

    /// Empty text when it is null; it has to be there.
    String stringOrNull(String name) throws UnreadableException {
        if (!json.has(name)) {
            throw new UnreadableException(name, "must be there");
        }
        return optional(name).orElse("");
    }

    /// Empty when it is null or not there.
    Optional<Integer> integer(String name) throws UnreadableException {
        if (isNothing(name)) {
            return Optional.empty();
        }
        if (!json.path(name).isInt()) {
            throw new UnreadableException(name, "must be an integer or null");
        }
        return Optional.of(json.path(name).intValue());
    }

    Instant instant(String name) throws UnreadableException {
        return optionalInstant(name)
                .orElseThrow(() -> new UnreadableException(name, "must be a string"));
    }

    /// Empty when it is null or not there.
    Optional<Instant> optionalInstant(String name) throws UnreadableException {
        var written = optional(name);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        try {
            return written.map(date ->
                    ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
        } catch (DateTimeParseException _) {
            throw new UnreadableException(name, "must be a date of RFC 2822");
        }
    }

    ProviderMessageId messageSid() throws UnreadableException {
        return Fields.messageSid(string("sid"))
                .orElseThrow(() -> new UnreadableException("sid", "must be a message's id"));
    }

    PhoneNumber number(String name) throws UnreadableException {
        return Fields.number(string(name))
                .orElseThrow(() ->
                        new UnreadableException(name, "must be a telephone number in E.164 form"));
    }

    /// Path and query of the page after this one.
    ///
    /// @param path of the list: the next page must lie there too
    Optional<String> nextPage(String path) throws UnreadableException {
        var next = Optional.of(stringOrNull("next_page_uri")).filter(uri -> !uri.isEmpty());
        if (next.filter(uri -> !isFurtherPage(uri, path)).isPresent()) {
            throw new UnreadableException(
                    "next_page_uri", "must be a further page of the same list");
        }
        return next;
    }

    /// Every field that is not null, in order: texts as they are, all else as JSON.
    Map<String, String> strings() {
        var strings = new LinkedHashMap<String, String>();
        json.properties().stream()
                .filter(field -> !field.getValue().isNull())
                .forEach(field -> strings.put(field.getKey(), words(field.getValue())));
        return strings;
    }

    /// Holds what people wrote: never printed.
    @Override
    public String toString() {
        return "a resource of Twilio's";
    }

    static boolean isFurtherPage(String pathAndQuery, String path) {
        return pathAndQuery.startsWith(path + "?")
                && pathAndQuery.chars().allMatch(c -> c > ' ' && c < 0x7f)
                && isUri(pathAndQuery);
    }

    private static boolean isUri(String written) {
        try {
            return URI.create(written).getRawFragment() == null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String words(JsonNode value) {
        return value.isString() ? value.stringValue() : value.toString();
    }

    private boolean isNothing(String name) {
        return json.path(name).isNull() || json.path(name).isMissingNode();
    }
}
