package dev.duly.http;

import dev.duly.core.Cursor;
import io.helidon.webserver.http.ServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A request's query, read strictly: a misspelt filter must not show more than was asked for.
final class QueryParameters {
    /// The existing dashboard adds it so that no cache answers.
    private static final String IGNORED = "_cb";

    /// What the decoder puts in the place of bytes that are not UTF-8.
    private static final char REPLACED = '\uFFFD';

    private static final int USUAL_LIMIT = 50;
    private static final int LARGEST_LIMIT = 200;

    private final Map<String, String> values = new HashMap<>();
    private final FieldErrors errors;

    private QueryParameters(FieldErrors errors) {
        this.errors = errors;
    }

    static QueryParameters read(ServerRequest request, Set<String> known, FieldErrors errors) {
        var parameters = new QueryParameters(errors);
        var query = request.prologue().query().rawValue();
        for (var pair : query.split("&", -1)) {
            if (!pair.isEmpty()) {
                parameters.take(pair, known);
            }
        }
        return parameters;
    }

    /// For a route that takes none.
    ///
    /// @throws RequestProblem 400 when there is one
    static void none(ServerRequest request) {
        var errors = new FieldErrors();
        read(request, Set.of(), errors);
        errors.throwIfAny();
    }

    <T> Optional<T> value(String name, Function<String, T> read) {
        return Optional.ofNullable(values.get(name))
                .flatMap(written -> errors.read(name, written, read));
    }

    int limit() {
        return value("limit", QueryParameters::limit).orElse(USUAL_LIMIT);
    }

    Optional<Cursor> cursor() {
        return value("cursor", QueryParameters::cursor);
    }

    private void take(String pair, Set<String> known) {
        var parts = pair.split("=", 2);
        var name = errors.read("query", parts[0], QueryParameters::decoded);
        if (name.isEmpty() || name.get().equals(IGNORED)) {
            return;
        }
        if (!known.contains(name.get())) {
            errors.add(name.get(), "is not a query parameter of this path");
            return;
        }
        errors.read(name.get(), parts.length == 1 ? "" : parts[1], QueryParameters::decoded)
                .ifPresent(value -> put(name.get(), value));
    }

    private void put(String name, String value) {
        if (values.putIfAbsent(name, value) != null) {
            errors.add(name, "stands there twice");
        }
    }

    private static String decoded(String written) {
        var rule = "is not percent-encoded UTF-8";
        try {
            var decoded = URLDecoder.decode(written, StandardCharsets.UTF_8);
            if (decoded.indexOf(REPLACED) >= 0) {
                throw new IllegalArgumentException(rule);
            }
            return decoded;
        } catch (IllegalArgumentException _) {
            // The decoder's own message quotes what was written.
            throw new IllegalArgumentException(rule);
        }
    }

    private static int limit(String written) {
        var rule = "must be a whole number from 1 to " + LARGEST_LIMIT;
        if (!written.matches("[0-9]{1,3}")) {
            throw new IllegalArgumentException(rule);
        }
        var limit = Integer.parseInt(written);
        if (limit < 1 || limit > LARGEST_LIMIT) {
            throw new IllegalArgumentException(rule);
        }
        return limit;
    }

    private static Cursor cursor(String written) {
        try {
            return Cursor.of(written);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(
                    "is not a cursor: take nextCursor from the page before as it is");
        }
    }
}
