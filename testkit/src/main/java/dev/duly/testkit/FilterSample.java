package dev.duly.testkit;

import dev.duly.core.client.CaseId;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.ThreadId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Describes a [MessageFilter] by what narrows it alone.
public record FilterSample(MessageFilter filter) {
    public static final FilterSample ALL =
            new FilterSample(
                    new MessageFilter(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Set.of(),
                            Optional.empty(),
                            Optional.empty(),
                            MessageFilter.Order.OLDEST_FIRST));

    public FilterSample ofCase(String id) {
        return of(
                Optional.of(new CaseId(id)),
                filter.threadId(),
                filter.departmentId(),
                filter.direction());
    }

    public FilterSample inThread(ThreadId id) {
        return of(filter.caseId(), Optional.of(id), filter.departmentId(), filter.direction());
    }

    public FilterSample of(DepartmentId id) {
        return of(filter.caseId(), filter.threadId(), Optional.of(id), filter.direction());
    }

    public FilterSample going(MessageFilter.Direction direction) {
        return of(
                filter.caseId(), filter.threadId(), filter.departmentId(), Optional.of(direction));
    }

    public FilterSample in(MessageState... states) {
        return of(Set.of(states), filter.since(), filter.until(), filter.order());
    }

    public FilterSample since(Instant first) {
        return of(filter.states(), Optional.of(first), filter.until(), filter.order());
    }

    public FilterSample until(Instant firstLeftOut) {
        return of(filter.states(), filter.since(), Optional.of(firstLeftOut), filter.order());
    }

    public FilterSample newestFirst() {
        return of(
                filter.states(), filter.since(), filter.until(), MessageFilter.Order.NEWEST_FIRST);
    }

    private FilterSample of(
            Optional<CaseId> caseId,
            Optional<ThreadId> threadId,
            Optional<DepartmentId> departmentId,
            Optional<MessageFilter.Direction> direction) {
        return new FilterSample(
                new MessageFilter(
                        caseId,
                        threadId,
                        departmentId,
                        direction,
                        filter.states(),
                        filter.since(),
                        filter.until(),
                        filter.order()));
    }

    private FilterSample of(
            Set<MessageState> states,
            Optional<Instant> since,
            Optional<Instant> until,
            MessageFilter.Order order) {
        return new FilterSample(
                new MessageFilter(
                        filter.caseId(),
                        filter.threadId(),
                        filter.departmentId(),
                        filter.direction(),
                        states,
                        since,
                        until,
                        order));
    }
}
