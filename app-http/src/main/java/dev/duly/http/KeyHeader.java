package dev.duly.http;

import dev.duly.core.access.Principal;
import dev.duly.core.message.IdempotencyKey;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/// Reads the header that makes repeats harmless.
final class KeyHeader {
    private static final HeaderName NAME = HeaderNames.create("Idempotency-Key");

    private KeyHeader() {}

    /// The caller's own name for what is sent; empty when there is none, and also, but noted, when
    /// it breaks a rule.
    static Optional<IdempotencyKey> read(
            ServerRequest request, Principal caller, FieldErrors errors) {
        if (!request.headers().contains(NAME)) {
            return Optional.empty();
        }
        var values = request.headers().get(NAME).allValues();
        if (values.size() > 1) {
            errors.add(NAME.defaultCase(), "stands there twice");
            return Optional.empty();
        }
        return errors.read(
                NAME.defaultCase(),
                values.getFirst(),
                value -> new IdempotencyKey(caller.application(), value));
    }
}
