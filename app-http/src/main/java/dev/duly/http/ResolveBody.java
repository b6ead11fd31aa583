package dev.duly.http;

import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.sending.Resolution;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.Set;

/// Reads what a person says became of a text.
final class ResolveBody {
    private static final String OUTCOME = "outcome";
    private static final String ID = "providerMessageId";

    private enum Outcome {
        TAKEN,
        NOT_TAKEN,
        GIVEN_UP
    }

    private final int longestBytes;

    ResolveBody(int longestBytes) {
        this.longestBytes = longestBytes;
    }

    /// @throws RequestProblem with everything that is wrong
    Resolution resolution(ServerRequest request) {
        var errors = new FieldErrors();
        QueryParameters.read(request, Set.of(), errors);
        var body =
                JsonBody.read(RequestBody.json(request, longestBytes), Set.of(OUTCOME, ID), errors);
        var outcome = body.required(OUTCOME, ResolveBody::outcome);
        var id = body.optional(ID, ProviderMessageId::new);
        var needsId = outcome.equals(Optional.of(Outcome.TAKEN));
        if (needsId && !body.has(ID)) {
            errors.add(ID, "is missing: which of the provider's texts is it?");
        }
        if (!needsId && outcome.isPresent() && body.has(ID)) {
            errors.add(ID, "belongs to the outcome taken alone");
        }
        errors.throwIfAny();
        return switch (outcome.orElseThrow()) {
            case TAKEN -> new Resolution.Taken(id.orElseThrow());
            case NOT_TAKEN -> new Resolution.NotTaken();
            case GIVEN_UP -> new Resolution.GivenUp();
        };
    }

    private static Outcome outcome(String word) {
        return switch (word) {
            case "taken" -> Outcome.TAKEN;
            case "not_taken" -> Outcome.NOT_TAKEN;
            case "given_up" -> Outcome.GIVEN_UP;
            default ->
                    throw new IllegalArgumentException("must be one of taken, not_taken, given_up");
        };
    }
}
