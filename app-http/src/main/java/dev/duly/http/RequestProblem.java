package dev.duly.http;

/// Ends a request with a problem that the caller can understand. Caught in one place, [Problems].
final class RequestProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    RequestProblem(Problem problem) {
        // No stack trace: this is an answer, not a fault.
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
