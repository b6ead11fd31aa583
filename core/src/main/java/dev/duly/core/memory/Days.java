package dev.duly.core.memory;

import dev.duly.core.department.DailyCap;
import dev.duly.core.policy.SendBudget.Answer.Later;
import dev.duly.core.policy.SendBudget.Ask;
import dev.duly.core.policy.SendBudget.Shortage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What each group of senders has sent on its day.
final class Days {
    private static final int BULK_PERCENT = 70;
    private static final int NORMAL_PERCENT = 90;

    private record Day(String group, LocalDate date) {}

    private final Map<Day, Integer> used = new HashMap<>();

    Optional<Later> shortage(Ask ask, Instant now) {
        return ask.sender()
                .dailyCap()
                .filter(cap -> used(cap, now) + ask.segments() > most(ask, cap))
                .map(cap -> new Later(untilMidnight(cap, now), Shortage.DAY));
    }

    void take(Ask ask, Instant now) {
        ask.sender()
                .dailyCap()
                .ifPresent(cap -> {
                    used.keySet()
                            .removeIf(day ->
                                    day.group().equals(cap.group()) && isOver(day, cap, now));
                    used.merge(day(cap, now), ask.segments(), Integer::sum);
                });
    }

    /// What was sent on this day before anybody counted here.
    void add(DailyCap cap, int segments, Instant now) {
        used.merge(day(cap, now), segments, Integer::sum);
    }

    /// Gives back to the day that it was taken from, as long as anybody asks for that.
    void giveBack(Ask ask, Instant taken) {
        ask.sender()
                .dailyCap()
                .ifPresent(cap ->
                        used.computeIfPresent(
                                day(cap, taken), (_, before) -> before - ask.segments()));
    }

    private static boolean isOver(Day day, DailyCap cap, Instant now) {
        return day.date().isBefore(day(cap, now).date());
    }

    private int used(DailyCap cap, Instant now) {
        return used.getOrDefault(day(cap, now), 0);
    }

    private static long most(Ask ask, DailyCap cap) {
        return switch (ask.lane()) {
            case URGENT -> cap.segments();
            case NORMAL -> (long) cap.segments() * NORMAL_PERCENT / 100;
            case BULK -> (long) cap.segments() * BULK_PERCENT / 100;
        };
    }

    private static Day day(DailyCap cap, Instant now) {
        return new Day(cap.group(), LocalDate.ofInstant(now, cap.zone()));
    }

    private static Duration untilMidnight(DailyCap cap, Instant now) {
        var tomorrow = LocalDate.ofInstant(now, cap.zone()).plusDays(1);
        return Duration.between(now, tomorrow.atStartOfDay(cap.zone()));
    }
}
