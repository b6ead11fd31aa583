package dev.duly.http;

import dev.duly.core.access.Access;
import dev.duly.core.access.Permission;
import dev.duly.core.access.Principal;
import dev.duly.core.access.Scope;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/// Finds out who calls, by bearer token (RFC 6750), before anything else of a request is read.
final class Callers {
    private static final String SCHEME = "Bearer ";

    private final Access access;

    Callers(Access access) {
        this.access = access;
    }

    /// @throws RequestProblem 401 when nobody we know calls, 403 when the caller may not do this
    Principal require(ServerRequest request, Scope scope) {
        var token =
                token(request)
                        .orElseThrow(() ->
                                new RequestProblem(
                                        Problem.unauthorized(
                                                "Send an access token: Authorization: Bearer <token>.",
                                                "")));
        var caller =
                access.principal(token)
                        .orElseThrow(() ->
                                new RequestProblem(
                                        Problem.unauthorized(
                                                "This access token is not known here.",
                                                ", error=\"invalid_token\"")));
        return switch (access.check(caller, scope)) {
            case Permission.Granted _ -> caller;
            case Permission.Denied(var why) -> throw new RequestProblem(Problem.forbidden(why));
        };
    }

    private static Optional<String> token(ServerRequest request) {
        return request.headers()
                .first(HeaderNames.AUTHORIZATION)
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip())
                .filter(token -> !token.isEmpty());
    }
}
