package dev.duly.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Gathers everything that is wrong with a request's fields, so that a caller hears of all of it at
/// once.
final class FieldErrors {
    /// A request with thousands of wrong fields needs no answer with thousands of lines.
    private static final int MOST = 20;

    private final List<FieldError> found = new ArrayList<>();

    void add(String field, String rule) {
        if (found.size() < MOST) {
            found.add(new FieldError(field, rule));
        }
    }

    /// The value that `written` stands for; empty, and noted, when it breaks a rule.
    ///
    /// @param read a value's constructor: it throws IllegalArgumentException with the rule
    <T> Optional<T> read(String field, String written, Function<String, T> read) {
        try {
            return Optional.of(read.apply(written));
        } catch (IllegalArgumentException e) {
            add(field, Objects.requireNonNullElse(e.getMessage(), "is not understood"));
            return Optional.empty();
        }
    }

    /// @throws RequestProblem with all that was found, if anything was
    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new RequestProblem(Problem.invalid(found));
        }
    }
}
