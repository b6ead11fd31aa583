package dev.duly.twilio;

import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.sending.ProviderMessage;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One page of Twilio's list of messages, read strictly. Source: Twilio, Messages resource, list.
///
/// @param texts those that were created over the API, in Twilio's order
/// @param next path and query of the next page
record MessagePage(List<ProviderMessage> texts, Optional<String> next) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String OURS = "outbound-api";

    /// What nobody created over the API: texts from people, Twilio's own answers to keywords, and
    /// what a call sent. None of them can be an attempt of ours.
    private static final Set<String> NOT_OURS =
            Set.of("inbound", "outbound-reply", "outbound-call");

    MessagePage {
        texts = List.copyOf(texts);
    }

    /// @param path of the list: the next page must lie there too
    static MessagePage read(String json, String path) throws UnreadableException {
        var root = parse(json);
        var messages = root.path("messages");
        if (!messages.isArray()) {
            throw new UnreadableException("messages", "must be an array");
        }
        var texts = new ArrayList<ProviderMessage>();
        for (var message : messages) {
            var direction = string(message, "direction");
            if (direction.equals(OURS)) {
                texts.add(text(message));
            } else if (!NOT_OURS.contains(direction)) {
                throw new UnreadableException("direction", "must be one that Duly knows");
            }
        }
        return new MessagePage(texts, next(root, path));
    }

    Stream<ProviderMessage> since(Instant moment) {
        return texts.stream().filter(text -> !text.createdAt().isBefore(moment));
    }

    /// Whether nothing on it is new, so that nothing behind it is. All of it has to be old, not
    /// only its last text: Twilio does not say by which of its dates a list is ordered.
    boolean isOlderThan(Instant moment) {
        return !texts.isEmpty() && since(moment).findAny().isEmpty();
    }

    private static JsonNode parse(String json) throws UnreadableException {
        try {
            return JSON.readTree(json);
        } catch (JacksonException _) {
            throw new UnreadableException("it", "must be JSON");
        }
    }

    private static ProviderMessage text(JsonNode message) throws UnreadableException {
        var id =
                Fields.messageSid(string(message, "sid"))
                        .orElseThrow(
                                () -> new UnreadableException("sid", "must be a message's id"));
        return new ProviderMessage(
                id,
                Fields.number(message.path("from").stringValue(null)),
                string(message, "body"),
                ProviderStatus.of(string(message, "status")),
                errorCode(message.path("error_code")),
                instant(string(message, "date_created")));
    }

    private static Optional<Integer> errorCode(JsonNode code) throws UnreadableException {
        if (code.isNull() || code.isMissingNode()) {
            return Optional.empty();
        }
        if (!code.isInt()) {
            throw new UnreadableException("error_code", "must be an integer or null");
        }
        return Optional.of(code.intValue());
    }

    private static Instant instant(String written) throws UnreadableException {
        try {
            return ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        } catch (DateTimeParseException _) {
            throw new UnreadableException("date_created", "must be a date of RFC 2822");
        }
    }

    private static Optional<String> next(JsonNode root, String path) throws UnreadableException {
        if (!root.has("next_page_uri")) {
            throw new UnreadableException("next_page_uri", "must be there");
        }
        if (root.path("next_page_uri").isNull()) {
            return Optional.empty();
        }
        var next = string(root, "next_page_uri");
        if (next.isEmpty()) {
            return Optional.empty();
        }
        if (!next.startsWith(path + "?") || !next.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new UnreadableException(
                    "next_page_uri", "must be a further page of the same list");
        }
        return Optional.of(next);
    }

    private static String string(JsonNode node, String name) throws UnreadableException {
        var value = node.path(name);
        if (!value.isString()) {
            throw new UnreadableException(name, "must be a string");
        }
        return value.stringValue();
    }
}
