package dev.duly.http;

import io.helidon.http.Header;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Serves the contract of this API.
final class ContractRoutes {
    /// RFC 9512.
    private static final Header YAML = Answers.type("application/yaml");

    private final byte[] contract = contract();

    List<Route> routes() {
        return List.of(
                Route.get(
                        "/openapi.yaml",
                        (_, response) -> Answers.bytes(response, 200, YAML, contract)));
    }

    private static byte[] contract() {
        try (var in = ContractRoutes.class.getResourceAsStream("/openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("openapi.yaml is missing from this build");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
