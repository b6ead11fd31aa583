package dev.duly.sandbox;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One request as it came.
///
/// @param arrived to the millisecond
/// @param path its parts between the slashes, without a last `.json`
/// @param rawPath as in the request line
/// @param query raw; empty when there is none
// The bytes are read once and not changed.
@SuppressWarnings("ArrayRecordComponent")
record Call(
        Instant arrived,
        String method,
        List<String> path,
        String rawPath,
        String query,
        @Nullable String authorization,
        byte[] body) {
    Call {
        path = List.copyOf(path);
    }

    /// The 2010 API answers in XML without `.json`; the sandbox knows JSON alone, and media bytes.
    boolean asksForJson() {
        return rawPath.endsWith(".json");
    }

    Form form() {
        return Form.decode(body);
    }

    Form queryForm() {
        return Form.decode(query);
    }

    /// Without the query and the body: they may be numbers and words of people.
    @Override
    public String toString() {
        return method + " " + rawPath;
    }
}
