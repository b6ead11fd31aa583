package dev.duly.http;

import io.helidon.common.buffers.DataReader.InsufficientDataAvailableException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// Reads a request's body: never more than may come, and text only as strict UTF-8.
final class RequestBody {
    private static final String JSON = "application/json";
    private static final byte[] NONE = {};

    private RequestBody() {}

    /// What comes after `longestBytes` is thrown away by the server, so that the caller gets to
    /// read its answer and the connection stays usable.
    ///
    /// @throws RequestProblem 413 when it is longer
    static byte[] bytes(ServerRequest request, int longestBytes) {
        if (!request.content().hasEntity()) {
            return NONE;
        }
        try {
            var bytes = request.content().inputStream().readNBytes(longestBytes + 1);
            if (bytes.length > longestBytes) {
                throw new RequestProblem(Problem.tooLarge(longestBytes));
            }
            return bytes;
        } catch (InsufficientDataAvailableException | IOException | UncheckedIOException e) {
            // The caller hung up: there is nobody to answer, and no fault of ours to log.
            throw new CloseConnectionException("the body ended early", e);
        }
    }

    /// @throws RequestProblem 400 without a body, 413, 415, or 400 when it is not UTF-8
    static String json(ServerRequest request, int longestBytes) {
        var bytes = bytes(request, longestBytes);
        if (bytes.length == 0) {
            throw new RequestProblem(
                    Problem.invalid(FieldError.BODY, "is missing: it must be a JSON object"));
        }
        if (!isJson(request)) {
            throw new RequestProblem(Problem.unsupportedMediaType(JSON));
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException _) {
            throw new RequestProblem(
                    Problem.invalid(FieldError.BODY, "has bytes that are not UTF-8"));
        }
    }

    private static boolean isJson(ServerRequest request) {
        var written = request.headers().first(HeaderNames.CONTENT_TYPE).orElse("");
        var parts = written.toLowerCase(Locale.ROOT).split(";", 2);
        var charset = parts.length == 1 ? "" : parts[1].strip().replace("\"", "");
        return parts[0].strip().equals(JSON)
                && (!charset.startsWith("charset=") || charset.equals("charset=utf-8"));
    }
}
