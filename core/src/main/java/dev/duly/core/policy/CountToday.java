package dev.duly.core.policy;

import static java.util.stream.Collectors.toMap;

import dev.duly.core.Cursor;
import dev.duly.core.department.DailyCap;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.text.Segments;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What each group of senders has sent on its day so far, by the record: for a budget that is kept
/// in memory and begins in the middle of a day.
public final class CountToday {
    private static final int PAGE = 200;
    private static final Duration DAY = Duration.ofDays(1);

    private final MessageStore messages;
    private final Departments departments;

    public CountToday(MessageStore messages, Departments departments) {
        this.messages = messages;
        this.departments = departments;
    }

    /// Segments by cap. Nothing is read when no sender has one.
    public Map<DailyCap, Integer> segments(Instant now) {
        Map<DepartmentId, DailyCap> caps =
                departments.all().stream()
                        .filter(department -> department.sender().dailyCap().isPresent())
                        .collect(
                                toMap(
                                        Department::id,
                                        department ->
                                                department.sender().dailyCap().orElseThrow()));
        var sent = new HashMap<DailyCap, Integer>();
        if (caps.isEmpty()) {
            return sent;
        }
        // Whoever's midnight it is, it was within a day.
        for (var state : MessageState.values()) {
            count(state, now, caps, sent);
        }
        return sent;
    }

    private void count(
            MessageState state,
            Instant now,
            Map<DepartmentId, DailyCap> caps,
            Map<DailyCap, Integer> sent) {
        Optional<Cursor> next = Optional.empty();
        do {
            var page = messages.inState(state, now.minus(DAY), now.plus(DAY), next, PAGE);
            for (var text : page.items()) {
                var cap = caps.get(text.departmentId());
                if (cap != null) {
                    sent.merge(cap, today(text, cap, now), Integer::sum);
                }
            }
            next = page.next();
        } while (next.isPresent());
    }

    private static int today(OutboundMessage text, DailyCap cap, Instant now) {
        var midnight = LocalDate.ofInstant(now, cap.zone()).atStartOfDay(cap.zone()).toInstant();
        var tries =
                text.attempts().stream()
                        .filter(attempt -> attempt.outcome() != Attempt.Outcome.NOT_MADE)
                        .filter(attempt -> !attempt.startedAt().isBefore(midnight))
                        .count();
        return (int) tries * Segments.of(text.draft().text().value()).count();
    }
}
