package dev.duly.http;

import dev.duly.core.PortException;
import dev.duly.core.system.Storage;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Tells probes whether the process lives and whether to send it work.
final class HealthRoutes {
    private final Storage storage;
    private final BooleanSupplier isWorking;
    private final BooleanSupplier isDraining;

    /// @param isWorking whether texts are sent and what came in is processed
    /// @param isDraining whether the server is about to close
    HealthRoutes(Storage storage, BooleanSupplier isWorking, BooleanSupplier isDraining) {
        this.storage = storage;
        this.isWorking = isWorking;
        this.isDraining = isDraining;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/health/live", (_, response) -> status(response, "live")),
                Route.get("/health/ready", this::ready));
    }

    private void ready(ServerRequest request, ServerResponse response) {
        var reasons = reasons();
        if (!reasons.isEmpty()) {
            throw new RequestProblem(Problem.notReady(reasons));
        }
        status(response, "ready");
    }

    private List<String> reasons() {
        var reasons = new ArrayList<String>();
        if (isDraining.getAsBoolean()) {
            reasons.add("The server is draining: it is about to close.");
        } else if (!isWorking.getAsBoolean()) {
            // At the end they stop after the draining began, and that is no reason of its own.
            reasons.add("The loops that send texts and process what came in do not all run.");
        }
        try {
            storage.ping();
        } catch (PortException e) {
            reasons.add("The storage does not answer (" + e.port() + ").");
        }
        return reasons;
    }

    private static void status(ServerResponse response, String word) {
        Answers.json(
                response,
                200,
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("status", word);
                    json.writeEndObject();
                });
    }
}
