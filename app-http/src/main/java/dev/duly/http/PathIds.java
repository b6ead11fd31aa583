package dev.duly.http;

import io.helidon.webserver.http.ServerRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/// Reads ids out of a path. One that cannot be an id names nothing.
final class PathIds {
    private PathIds() {}

    /// The last segment as it was sent. The path's parameters stand without what follows a
    /// semicolon, and ids that others made may have one.
    static String last(ServerRequest request) {
        var path = request.prologue().uriPath().rawPath();
        // A plus is a plus in a path; the decoder is made for queries.
        var segment = path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B");
        return URLDecoder.decode(segment, StandardCharsets.UTF_8);
    }

    static <T> Optional<T> read(ServerRequest request, String name, Function<String, T> read) {
        try {
            return Optional.of(read.apply(request.path().pathParameters().get(name)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
