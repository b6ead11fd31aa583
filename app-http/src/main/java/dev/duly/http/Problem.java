package dev.duly.http;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.Decision;
import dev.duly.core.message.Reason;
import dev.duly.core.message.Verdict;
import dev.duly.core.sending.NotComposed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What is wrong, in the form of RFC 9457.
///
/// @param type `about:blank`, or what tells this kind of problem from others with its status
/// @param error what the existing dashboard reads; a sentence, or its own words for bad input
/// @param details the rules that the request breaks, by field
/// @param headers what the answer's head needs besides
/// @param more further members, all of them strings
record Problem(
        int status,
        String type,
        String title,
        String detail,
        String error,
        List<FieldError> details,
        Map<String, String> headers,
        Map<String, String> more,
        List<String> reasons,
        Optional<Decision> decision) {
    private static final String NO_TYPE = "about:blank";
    private static final String INVALID = "Invalid payload";

    static Problem of(int status, String type, String title, String detail) {
        return new Problem(
                status,
                type,
                title,
                detail,
                detail,
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                Optional.empty());
    }

    static Problem invalid(List<FieldError> errors) {
        return of(
                        400,
                        "/problems/invalid-payload",
                        INVALID,
                        errors.stream()
                                .map(FieldError::sentence)
                                .collect(Collectors.joining("; ", "", ".")))
                .error(INVALID)
                .details(errors);
    }

    static Problem invalid(String field, String rule) {
        return invalid(List.of(new FieldError(field, rule)));
    }

    static Problem unknownDepartment(DepartmentId id) {
        return invalid("departmentId", "names no department: there is no " + id);
    }

    /// No text can be made of what was asked for.
    static Problem notComposed(NotComposed why) {
        return switch (why) {
            case NotComposed.UnknownDepartment(var id) -> unknownDepartment(id);
            case NotComposed.UnknownContact(var id) ->
                    invalid("contactId", "names no contact: there is no " + id);
            case NotComposed.NoTemplate(var sentence) ->
                    of(422, "/problems/template", "Template", sentence)
                            .details(List.of(new FieldError("template", "cannot be used")));
            case NotComposed.Faulty(var faults) -> TemplateProblems.faulty(faults);
            case NotComposed.UnfitWords(var rule) -> invalid("body", rule);
        };
    }

    /// A post that the provider signed and that is still wrong.
    static Problem malformed(String why) {
        return of(400, NO_TYPE, "Bad Request", why);
    }

    static Problem unauthorized(String detail, String challenge) {
        return of(401, NO_TYPE, "Unauthorized", detail)
                .header("WWW-Authenticate", "Bearer realm=\"duly\"" + challenge);
    }

    static Problem forbidden(String detail) {
        return of(403, NO_TYPE, "Forbidden", detail);
    }

    static Problem notFound(String detail) {
        return of(404, NO_TYPE, "Not Found", detail);
    }

    static Problem methodNotAllowed(String allowed) {
        return of(405, NO_TYPE, "Method Not Allowed", "This path takes " + allowed + ".")
                .header("Allow", allowed);
    }

    static Problem refused(Decision decision) {
        var reason =
                switch (decision.verdict()) {
                    case Verdict.Refuse(var why) -> why;
                    case Verdict.Expire(var why) -> why;
                    case Verdict.Allow _, Verdict.Hold _ ->
                            Reason.of(
                                    "refused", "A rule is against this text.", "See the decision.");
                };
        return conflict("refused", "Refused", reason.sentence())
                .more(Map.of("reason", reason.code(), "nextStep", reason.nextStep()))
                .decision(decision);
    }

    static Problem conflict(String type, String title, String detail) {
        return of(409, "/problems/" + type, title, detail);
    }

    static Problem tooLarge(int longestBytes) {
        return of(
                        413,
                        NO_TYPE,
                        "Content Too Large",
                        "The request's body must have at most %,d bytes.".formatted(longestBytes))
                .details(
                        List.of(
                                new FieldError(
                                        FieldError.BODY,
                                        "must have at most %,d bytes".formatted(longestBytes))));
    }

    static Problem unsupportedMediaType(String wanted) {
        return of(
                        415,
                        NO_TYPE,
                        "Unsupported Media Type",
                        "The request's Content-Type must be " + wanted + ".")
                .details(List.of(new FieldError("Content-Type", "must be " + wanted)));
    }

    static Problem unexpected(String incident) {
        return of(
                        500,
                        NO_TYPE,
                        "Internal Server Error",
                        "Duly failed at this request. Its log tells more under incident "
                                + incident
                                + ".")
                .more(Map.of("incident", incident));
    }

    static Problem unavailable(String port) {
        return of(
                        503,
                        "/problems/unavailable",
                        "Service Unavailable",
                        port
                                + " does not answer, and whether anything was kept is not known: try again, a send with the same Idempotency-Key.")
                .header("Retry-After", "5");
    }

    static Problem tooManyListeners(int most) {
        return of(
                        503,
                        "/problems/unavailable",
                        "Service Unavailable",
                        "%d listeners hear events here already: try again later, or at another node."
                                .formatted(most))
                .header("Retry-After", "5");
    }

    static Problem noMoreEvents() {
        return of(
                        503,
                        "/problems/unavailable",
                        "Service Unavailable",
                        "The server closes and tells of no more events: listen at another node.")
                .header("Retry-After", "5");
    }

    /// The text is kept, and the provider shall post it again all the same.
    static Problem closing() {
        return of(
                        503,
                        "/problems/unavailable",
                        "Service Unavailable",
                        "The server closes before it is certain that no text is leaving: post this again.")
                .header("Retry-After", "5");
    }

    static Problem notReady(List<String> reasons) {
        return of(503, "/problems/not-ready", "Not ready", String.join(" ", reasons))
                .reasons(reasons);
    }

    /// What the server itself found wrong before any route saw the request.
    static Problem atTransport(int status, String title) {
        return of(
                status,
                NO_TYPE,
                title,
                switch (status) {
                    case 413 -> "The request's body is too long.";
                    case 414 -> "The request's path and query are too long.";
                    case 431 -> "The request's headers are too long.";
                    case 505 -> "This server speaks HTTP/1.1.";
                    default ->
                            status < 500
                                    ? "The request's path, query or headers, or how its body is framed, break HTTP's rules."
                                    : "The server cannot take this request now.";
                });
    }

    private Problem error(String next) {
        return new Problem(
                status, type, title, detail, next, details, headers, more, reasons, decision);
    }

    Problem details(List<FieldError> next) {
        return new Problem(
                status, type, title, detail, error, next, headers, more, reasons, decision);
    }

    private Problem header(String name, String value) {
        return new Problem(
                status,
                type,
                title,
                detail,
                error,
                details,
                Map.of(name, value),
                more,
                reasons,
                decision);
    }

    Problem more(Map<String, String> next) {
        return new Problem(
                status, type, title, detail, error, details, headers, next, reasons, decision);
    }

    private Problem reasons(List<String> next) {
        return new Problem(
                status, type, title, detail, error, details, headers, more, next, decision);
    }

    private Problem decision(Decision next) {
        return new Problem(
                status,
                type,
                title,
                detail,
                error,
                details,
                headers,
                more,
                reasons,
                Optional.of(next));
    }
}
