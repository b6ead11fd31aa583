package dev.duly.core.policy;

import dev.duly.core.message.MessageId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// What has been sent to a number lately, by whichever department.
///
/// @param texts when each text went within a day, the latest first; without replies and answers to
///   a keyword
/// @param answers when each answer to a keyword went within an hour, the latest first
/// @param counted which texts those of `texts` are
/// @param unsettled those of `texts` of which nobody knows yet whether they go, the latest first
public record Recent(
        List<Instant> texts,
        List<Instant> answers,
        Set<MessageId> counted,
        List<Instant> unsettled) {
    /// The frequency cap counts so far back.
    public static final Duration DAY = Duration.ofHours(24);

    /// The limit on automatic answers counts so far back.
    public static final Duration HOUR = Duration.ofHours(1);

    public static final Recent NOTHING = new Recent(List.of(), List.of(), Set.of(), List.of());

    public Recent {
        texts = latestFirst(texts);
        answers = latestFirst(answers);
        counted = Set.copyOf(counted);
        unsettled = latestFirst(unsettled);
    }

    private static List<Instant> latestFirst(List<Instant> times) {
        return times.stream().sorted(Comparator.reverseOrder()).toList();
    }
}
