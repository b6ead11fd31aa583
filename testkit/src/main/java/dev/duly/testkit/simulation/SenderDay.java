package dev.duly.testkit.simulation;

import dev.duly.core.department.DailyCap;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.text.Segments;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What all senders of the agency have sent on the carriers' day, counted without the engine: in
/// the grants that were made and not given back, and in what left.
final class SenderDay {
    private static final String DAY = "no more in a sender's day than carriers let it";
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final int BULK_PERCENT = 70;

    /// Of the longest text of a world: a shorter one waits behind it.
    private static final int LONGEST = 2;

    private static final int NORMAL_PERCENT = 90;
    private static final int ALL = 100;

    private record Grant(long number, LocalDate day, int segments, long at) {}

    private final SimulatedWorld world;
    private final List<Grant> grants = new ArrayList<>();

    /// Those, and what was given back so late that it may have been settled by itself.
    private final List<Grant> mayCount = new ArrayList<>();

    private final Map<MessageId, LocalDate> granted = new HashMap<>();
    private final Map<LocalDate, Integer> most = new HashMap<>();
    private final Map<LocalDate, Integer> left = new HashMap<>();

    SenderDay(SimulatedWorld world) {
        this.world = world;
    }

    /// Its midnight comes minutes after the world begins, or is that of the carriers.
    static DailyCap drawn(WorldPlan plan, Chance chance) {
        var segments = (int) chance.between(2, 14);
        var zone =
                plan.isOfDays()
                        ? PACIFIC
                        : ZoneOffset.ofHoursMinutes(6, (int) chance.between(46, 59));
        return new DailyCap("brand", segments, zone);
    }

    void granted(MessageId text, SendBudget.Answer.Granted granted, int segments) {
        world.house().dailyCap().ifPresent(cap -> granted(text, granted.number(), segments, cap));
    }

    private void granted(MessageId text, long number, int segments, DailyCap cap) {
        var day = today(cap);
        var grant = new Grant(number, day, segments, world.scheduler().now());
        grants.add(grant);
        mayCount.add(grant);
        granted.put(text, day);
        var used = sum(grants, day);
        most.merge(day, sum(mayCount, day), Math::max);
        if (used > limit(purpose(text), cap)) {
            world.broken(
                    DAY,
                    "%d segments on %s with %s of %s".formatted(used, day, text, purpose(text)));
        }
    }

    void givenBack(SendBudget.Answer.Granted granted) {
        var inTime = world.scheduler().now() - SendBudget.PATIENCE.toMillis();
        grants.removeIf(grant -> grant.number() == granted.number());
        mayCount.removeIf(grant -> grant.number() == granted.number() && grant.at() > inTime);
    }

    /// The bytes of a request leave, on the day of its grant.
    void leaving(SendRequest request) {
        var cap = world.house().dailyCap();
        var day = granted.get(request.messageId());
        if (cap.isEmpty() || day == null) {
            return;
        }
        var sum = left.merge(day, Segments.of(request.text().value()).count(), Integer::sum);
        if (sum > cap.get().segments()) {
            world.broken(DAY, "%d segments of %s have left".formatted(sum, day));
        }
    }

    /// Whether there is no room on this day for every text of a purpose.
    boolean isUsed(Purpose purpose) {
        return world.house().dailyCap().stream()
                .anyMatch(cap -> sum(mayCount, today(cap)) + LONGEST > limit(purpose, cap));
    }

    /// Whether there has been none at any time of this day or, since `moment`, the one before.
    boolean wasUsed(Purpose purpose, long moment) {
        return world.house().dailyCap().stream()
                .anyMatch(cap ->
                        List.of(today(cap), day(cap, moment)).stream()
                                .anyMatch(day ->
                                        most.getOrDefault(day, 0) + LONGEST > limit(purpose, cap)));
    }

    /// What waits for the next day, and what is no more urgent behind it, lets pass what has more
    /// of this one.
    boolean letsPass(OutboundMessage earlier, OutboundMessage later) {
        return letsPass(earlier, later, watch -> isWaiting(watch.last()));
    }

    /// By anything that a worker may have read which began to look at `moment`.
    boolean mayLetPass(OutboundMessage earlier, OutboundMessage later, long moment) {
        return letsPass(
                earlier, later, watch -> isWaiting(watch.last()) || watch.wasWrittenSince(moment));
    }

    private boolean letsPass(
            OutboundMessage earlier, OutboundMessage later, Predicate<Watch> isWaiting) {
        return percent(later.draft().purpose()) > percent(earlier.draft().purpose())
                && world.promises().messages().all().stream()
                        .filter(isWaiting)
                        .map(Watch::last)
                        .filter(text -> text.threadId().equals(earlier.threadId()))
                        .filter(text -> !text.createdAt().isAfter(earlier.createdAt()))
                        .anyMatch(text ->
                                percent(text.draft().purpose())
                                        >= percent(earlier.draft().purpose()));
    }

    private static boolean isWaiting(OutboundMessage text) {
        var why = text.timeline().getLast().reason().map(Reason::code);
        return text.state() == MessageState.QUEUED && why.equals(Optional.of("daily_cap"));
    }

    private static int sum(List<Grant> counted, LocalDate day) {
        return counted.stream()
                .filter(grant -> grant.day().equals(day))
                .mapToInt(Grant::segments)
                .sum();
    }

    private Purpose purpose(MessageId text) {
        return world.promises().messages().of(text).last().draft().purpose();
    }

    private static long limit(Purpose purpose, DailyCap cap) {
        return (long) cap.segments() * percent(purpose) / ALL;
    }

    private static int percent(Purpose purpose) {
        return switch (purpose) {
            case BULK -> BULK_PERCENT;
            case MANUAL, CHECK_IN, PAYMENT, NOTICE -> NORMAL_PERCENT;
            case REPLY, COURT, CONSENT, SMOKE -> ALL;
        };
    }

    private LocalDate today(DailyCap cap) {
        return day(cap, world.scheduler().now());
    }

    private static LocalDate day(DailyCap cap, long moment) {
        return SimulatedWorld.BEGIN.plusMillis(moment).atZone(cap.zone()).toLocalDate();
    }
}
