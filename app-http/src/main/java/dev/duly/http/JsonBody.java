package dev.duly.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

/// One JSON object, read strictly: what is unknown, doubled or of another type is an error, and so
/// is anything before or after it.
final class JsonBody {
    /// What a member may be.
    enum Type {
        STRING("a string"),
        WHOLE_NUMBER("a whole number"),
        FLAG("true or false"),
        /// A list of strings.
        STRINGS("an array of strings"),
        /// An object whose members are strings.
        TEXTS("an object"),
        /// An object whose members are whole numbers.
        NUMBERS("an object"),
        /// An object whose members are known: see [#object].
        OBJECT("an object"),
        /// A list of such objects: see [#objects].
        OBJECTS("an array of objects");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /// The members that there may be.
    ///
    /// @param objects those of the members that are objects themselves, or lists of them
    /// @param nullable those of the members that may be null
    record Members(Map<String, Type> types, Map<String, Members> objects, Set<String> nullable) {
        Members(Map<String, Type> types, Map<String, Members> objects) {
            this(types, objects, Set.of());
        }

        static Members of(Map<String, Type> types) {
            return new Members(types, Map.of());
        }

        static Members strings(Set<String> names) {
            return of(names.stream().collect(Collectors.toMap(name -> name, _ -> Type.STRING)));
        }
    }

    /// Stands for null, where a member may be null.
    static final Object NULL = new Object();

    private final String path;
    private final FieldErrors errors;
    private final Map<String, Object> values;

    /// @param path of the object in the whole: empty, or with a dot at its end
    /// @param values of the members that were there: an empty one is of a wrong type, and noted
    JsonBody(String path, FieldErrors errors, Map<String, Object> values) {
        this.path = path;
        this.errors = errors;
        this.values = values;
    }

    /// @param known the members there may be, all of them strings
    /// @param errors takes what is wrong with single members
    /// @throws RequestProblem 400 when it is not one JSON object
    static JsonBody read(String text, Set<String> known, FieldErrors errors) {
        return read(text, Members.strings(known), errors);
    }

    /// As above, for flat members of several types.
    static JsonBody read(String text, Map<String, Type> known, FieldErrors errors) {
        return read(text, Members.of(known), errors);
    }

    /// As above, for members that may be objects.
    static JsonBody read(String text, Members known, FieldErrors errors) {
        try (var parser = Json.parser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw broken("must be a JSON object");
            }
            var body = new JsonMembers(parser, errors).read("", known);
            if (parser.nextToken() != null) {
                throw broken("must be one JSON object with nothing after it");
            }
            return body;
        } catch (JacksonException e) {
            // Its message may quote the body.
            var at = e.getLocation();
            throw broken(
                    at == null
                            ? "is not JSON"
                            : "is not JSON: see line %d, column %d"
                                    .formatted(at.getLineNr(), at.getColumnNr()));
        }
    }

    /// Whether the member is there at all.
    boolean has(String name) {
        return values.containsKey(name);
    }

    /// Whether the member is there, and null.
    boolean isNull(String name) {
        return NULL.equals(values.get(name));
    }

    /// The member's value; empty, and noted, when it is not there or breaks a rule.
    <T> Optional<T> required(String name, Function<String, T> read) {
        if (!has(name)) {
            errors.add(path + name, "is missing");
        }
        return optional(name, read);
    }

    /// The value of a string, number or flag, from how it is written; empty when it is not there,
    /// and also, but noted, when it breaks a rule.
    <T> Optional<T> optional(String name, Function<String, T> read) {
        return value(name, String.class)
                .flatMap(written -> errors.read(path + name, written, read));
    }

    /// The number; empty when it is not there, and also, but noted, when it is too long for one.
    Optional<Integer> number(String name) {
        return optional(name, JsonMembers::number);
    }

    /// The flag; empty when it is not there.
    Optional<Boolean> flag(String name) {
        return optional(name, Boolean::valueOf);
    }

    /// The strings of a list, each as `read` makes it; empty when it is not there, and also, but
    /// noted, when one breaks a rule.
    <T> Optional<List<T>> list(String name, Function<String, T> read) {
        return value(name, List.class)
                .map(written -> {
                    var texts = ((List<?>) written).stream().map(String.class::cast).toList();
                    return texts.stream()
                            .map(text -> errors.read(path + name, text, read))
                            .flatMap(Optional::stream)
                            .toList();
                });
    }

    /// The strings of an object by their names; empty when it is not there.
    Optional<Map<String, String>> texts(String name) {
        return value(name, Map.class).map(JsonBody::texts);
    }

    /// The numbers of an object by their names; empty when it is not there.
    Optional<Map<String, Integer>> numbers(String name) {
        return texts(name)
                .map(written -> {
                    var numbers = new HashMap<String, Integer>();
                    written.forEach((member, text) ->
                            errors.read(path + name + "." + member, text, JsonMembers::number)
                                    .ifPresent(number -> numbers.put(member, number)));
                    return numbers;
                });
    }

    /// The object; empty when it is not there.
    Optional<JsonBody> object(String name) {
        return value(name, JsonBody.class);
    }

    /// The objects of a list; empty when it is not there.
    Optional<List<JsonBody>> objects(String name) {
        return value(name, List.class)
                .map(read -> ((List<?>) read).stream().map(JsonBody.class::cast).toList());
    }

    /// Notes a rule that the member breaks.
    void wrong(String name, String rule) {
        errors.add(path + name, rule);
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).filter(type::isInstance).map(type::cast);
    }

    private static Map<String, String> texts(Map<?, ?> written) {
        var texts = new HashMap<String, String>();
        written.forEach((member, text) -> texts.put((String) member, (String) text));
        return texts;
    }

    private static RequestProblem broken(String rule) {
        return new RequestProblem(Problem.invalid(FieldError.BODY, rule));
    }
}
