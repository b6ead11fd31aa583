package dev.duly.core.importing;

import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.HistoricMessage;
import dev.duly.core.message.MessageFilter.Direction;
import dev.duly.core.message.MessageId;
import dev.duly.core.phone.NumberPlan;
import dev.duly.core.phone.NumberReading;
import dev.duly.core.phone.PhoneNumber;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes out who spoke with whom, and when, in what nobody ever checked.
final class Understanding {
    private static final Set<String> STATUSES =
            Set.of("queued", "sending", "sent", "delivered", "failed");

    private static final int SECONDS_DIGITS = 8;
    private static final int HEX = 16;

    private final NumberPlan numbers;
    private final List<Department> departments;
    private final Optional<DepartmentId> said;
    private final Instant now;

    /// @param departments at least one
    /// @param said whose a text is when no number of ours tells
    Understanding(
            NumberPlan numbers,
            List<Department> departments,
            Optional<DepartmentId> said,
            Instant now) {
        this.numbers = numbers;
        this.departments = departments;
        this.said = said;
        this.now = now;
    }

    /// Empty when the direction or the client's number is not known.
    Optional<Understood> of(HistoricMessage message) {
        return message.direction()
                .flatMap(way ->
                        number(theirs(message, way))
                                .map(person -> understood(message, way, person)));
    }

    Set<Oddity> oddities(HistoricText text) {
        var message = text.message();
        var odd = EnumSet.noneOf(Oddity.class);
        if (message.direction().isEmpty()) {
            odd.add(Oddity.DIRECTION);
        } else if (of(message).isEmpty()) {
            odd.add(Oddity.NUMBER);
        }
        if (message.said().body().filter(body -> !body.isBlank()).isEmpty()) {
            odd.add(Oddity.BODY);
        }
        if (message.fate().status().filter(STATUSES::contains).isEmpty()) {
            odd.add(Oddity.STATUS);
        }
        if (!text.isDated() || !isBelievable(message.createdAt())) {
            odd.add(Oddity.DATE);
        }
        switch (text.standing()) {
            case OPEN -> {
                // As it should be.
            }
            case KEPT_TOO -> odd.add(Oddity.KEPT_BY_DULY);
            case CLOSED -> odd.add(Oddity.CLOSED);
        }
        return odd;
    }

    private Understood understood(HistoricMessage message, Direction way, PhoneNumber person) {
        var told = told(message, way).or(() -> said);
        return new Understood(
                message,
                way,
                person,
                told.orElseGet(() -> departments.getFirst().id()),
                told.isPresent() || departments.size() == 1,
                at(message, way));
    }

    /// As somebody has said since, else by our number in it.
    private Optional<DepartmentId> told(HistoricMessage message, Direction way) {
        var ours = way == Direction.IN ? message.said().to() : message.said().from();
        return message.belongs()
                .departmentId()
                .filter(id -> departments.stream().anyMatch(one -> one.id().equals(id)))
                .or(() ->
                        number(ours).stream()
                                .flatMap(number ->
                                        departments.stream()
                                                .filter(one ->
                                                        one.sender()
                                                                .address()
                                                                .value()
                                                                .equals(number.e164())))
                                .map(Department::id)
                                .findFirst());
    }

    /// When it was received, or sent at the earliest. A date in the future, or before all, is none:
    /// then the id says when it was made.
    private Optional<Instant> at(HistoricMessage message, Direction way) {
        var made =
                Optional.of(message.createdAt())
                        .filter(this::isBelievable)
                        .or(() -> Optional.of(made(message.id())).filter(this::isBelievable));
        var sent = message.times().sentAt().or(message.times()::scheduledAt);
        return way == Direction.IN
                ? made
                : sent.filter(this::isBelievable)
                        .filter(time -> made.isEmpty() || time.isAfter(made.get()))
                        .or(() -> made);
    }

    private boolean isBelievable(Instant time) {
        return time.isAfter(Instant.EPOCH) && !time.isAfter(now);
    }

    private static Instant made(MessageId id) {
        return Instant.ofEpochSecond(Long.parseLong(id.value().substring(0, SECONDS_DIGITS), HEX));
    }

    private static Optional<String> theirs(HistoricMessage message, Direction way) {
        return way == Direction.IN ? message.said().from() : message.said().to();
    }

    private Optional<PhoneNumber> number(Optional<String> written) {
        return written.map(numbers::read)
                .flatMap(reading ->
                        switch (reading) {
                            case NumberReading.Understood(var number) -> Optional.of(number);
                            case NumberReading.NotUnderstood _ -> Optional.empty();
                        });
    }
}
