package dev.duly.http;

import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.function.Function;

/// Reads ids out of a path. One that cannot be an id names nothing.
final class PathIds {
    private PathIds() {}

    static <T> Optional<T> read(ServerRequest request, String name, Function<String, T> read) {
        try {
            return Optional.of(read.apply(request.path().pathParameters().get(name)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
