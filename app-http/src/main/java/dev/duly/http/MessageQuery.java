package dev.duly.http;

import dev.duly.core.Cursor;
import dev.duly.core.client.CaseId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.ThreadId;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which messages a caller wants to see, and which page of them.
///
/// @param filter empty when no message can be what was asked for
record MessageQuery(Optional<MessageFilter> filter, Optional<Cursor> cursor, int limit) {
    private static final Set<String> PARAMETERS =
            Set.of(
                    "caseId",
                    "threadId",
                    "departmentId",
                    "direction",
                    "channel",
                    "state",
                    "status",
                    "since",
                    "until",
                    "limit",
                    "cursor");

    /// @throws RequestProblem 400 with everything that is wrong
    static MessageQuery read(ServerRequest request) {
        var errors = new FieldErrors();
        var parameters = QueryParameters.read(request, PARAMETERS, errors);
        // All texts have the one channel that there is: this narrows nothing.
        parameters.value("channel", MessageQuery::channel);
        var states = EnumSet.allOf(MessageState.class);
        parameters.value("state", MessageQuery::state).map(Set::of).ifPresent(states::retainAll);
        parameters.value("status", MessageState::ofStatus).ifPresent(states::retainAll);
        var filter =
                new MessageFilter(
                        parameters.value("caseId", CaseId::new),
                        parameters.value("threadId", ThreadId::new),
                        parameters.value("departmentId", DepartmentId::new),
                        parameters.value("direction", MessageQuery::direction),
                        states,
                        parameters.value("since", MessageQuery::time),
                        parameters.value("until", MessageQuery::time),
                        MessageFilter.Order.NEWEST_FIRST);
        var query =
                new MessageQuery(
                        states.isEmpty() ? Optional.empty() : Optional.of(filter),
                        parameters.cursor(),
                        parameters.limit());
        errors.throwIfAny();
        return query;
    }

    private static String channel(String word) {
        if (!word.equals("sms")) {
            throw new IllegalArgumentException("must be sms");
        }
        return word;
    }

    private static MessageFilter.Direction direction(String word) {
        return switch (word) {
            case "in" -> MessageFilter.Direction.IN;
            case "out" -> MessageFilter.Direction.OUT;
            default -> throw new IllegalArgumentException("must be in or out");
        };
    }

    private static MessageState state(String word) {
        return Arrays.stream(MessageState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "must be one of "
                                        + Arrays.stream(MessageState.values())
                                                .map(MessageState::word)
                                                .collect(Collectors.joining(", "))));
    }

    private static Instant time(String written) {
        try {
            return OffsetDateTime.parse(written).toInstant();
        } catch (DateTimeParseException _) {
            throw new IllegalArgumentException(
                    "must be an RFC 3339 time, such as 2026-11-22T16:00:00.000Z; a plus sign in it has to be percent-encoded");
        }
    }
}
