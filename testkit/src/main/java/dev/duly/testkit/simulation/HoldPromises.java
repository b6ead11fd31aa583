package dev.duly.testkit.simulation;

import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// No text waits, expires or is stopped for a reason that is none: whoever is not texted loses
/// something too.
final class HoldPromises {
    private static final String REASON = "nobody waits for nothing";
    private static final String LONG = "nobody waits longer than the rule has it";

    /// As long as what is left of the hours has to be, at the least.
    private static final Duration REST = Duration.ofSeconds(60);

    private static final Set<MessageState> UNSETTLED =
            Set.of(MessageState.QUEUED, MessageState.SENDING, MessageState.UNCONFIRMED);

    private static final Set<String> COUNTED = Set.of("frequency_cap", "spacing");

    private static final Duration DAY = Duration.ofHours(24);

    /// An hour and a half of waiting is looked at each so often.
    private static final Duration STEP = Duration.ofMinutes(5);

    private final SimulatedWorld world;
    private final RulePromises rules;
    private final Clients clients;

    HoldPromises(SimulatedWorld world, RulePromises rules, Clients clients) {
        this.world = world;
        this.rules = rules;
        this.clients = clients;
    }

    /// A worker, or whoever accepted the text, wrote down why it does not go now.
    void written(OutboundMessage text) {
        var why = text.timeline().getLast().reason().map(Reason::code).orElse("");
        if (text.state() == MessageState.EXPIRED) {
            checkExpired(why, text);
        }
        var isOurs = text.state() == MessageState.QUEUED || text.state() == MessageState.BLOCKED;
        // By a clock that is hours off nobody can count a day, or say until when; nothing is sent
        // by it either.
        var node = world.scheduler().current().node();
        var isRight = !node.isWrongSince(world.scheduler().now());
        if (isOurs && (isRight || !COUNTED.contains(why)) && !isSo(why, text)) {
            broken(REASON, text, why + " although the rules are " + stood(text));
        }
        if (text.state() == MessageState.QUEUED && isRight) {
            checkLength(why, text);
        }
    }

    private void checkExpired(String why, OutboundMessage text) {
        var isRight =
                switch (why) {
                    case "missed_hours" ->
                            isClosed(text)
                                    && stood(text).stream().anyMatch(house -> isLost(house, text));
                    case "expired" -> text.expiresAt().stream().noneMatch(this::isToCome);
                    default -> text.expiresAt().isPresent();
                };
        if (!isRight) {
            broken(REASON, text, why + ", and its end is " + text.expiresAt());
        }
    }

    private boolean isToCome(Instant end) {
        return end.isAfter(world.scheduler().current().node().now());
    }

    /// Whether a text of its purpose is not sent once it has missed the hours.
    private static boolean isLost(HouseRules house, OutboundMessage text) {
        return house.days().neverLater().contains(text.draft().purpose());
    }

    private void checkLength(String why, OutboundMessage text) {
        switch (why) {
            case "quiet_hours" -> checkHours(text);
            case "frequency_cap" ->
                    stood(text).stream()
                            .flatMap(house -> house.mostPerDay().stream())
                            .flatMap(most -> freeOfCap(text, most).stream())
                            .max(Instant::compareTo)
                            .ifPresent(free -> checkUntil(free, text));
            case "spacing" ->
                    stood(text).stream()
                            .map(HouseRules::spacing)
                            .max(Duration::compareTo)
                            .flatMap(least -> begun(text, 1).map(last -> last.plus(least)))
                            .ifPresent(free -> checkUntil(free, text));
            default -> {
                // Until when is for somebody else to say.
            }
        }
    }

    private void checkUntil(Instant free, OutboundMessage text) {
        if (text.dueAt().isAfter(free)) {
            broken(LONG, text, "until " + text.dueAt() + ", and it may go at " + free);
        }
    }

    private Optional<Instant> freeOfCap(OutboundMessage text, int most) {
        return begun(text, most).map(time -> time.plus(DAY));
    }

    /// When one of the others has begun, counted from the latest.
    private Optional<Instant> begun(OutboundMessage text, int which) {
        return rules.begunBeside(text).stream().skip(which - 1L).findFirst();
    }

    private boolean isSo(String why, OutboundMessage text) {
        var to = text.draft().to();
        var purpose = text.draft().purpose();
        return switch (why) {
            case "quiet_hours" ->
                    isClosed(text) && stood(text).stream().anyMatch(house -> !isLost(house, text));
            case "frequency_cap" ->
                    isCounted(text)
                            && stood(text).stream()
                                    .flatMap(house -> house.mostPerDay().stream())
                                    .anyMatch(most -> begun(text, most).isPresent());
            case "spacing" ->
                    isCounted(text)
                            && begun(text, 1).isPresent()
                            && stood(text).stream().anyMatch(house -> !house.spacing().isZero());
            case "pilot" -> stood(text).stream().anyMatch(house -> isNotOn(house, to));
            case "no_recorded_consent" ->
                    stood(text).stream().anyMatch(house -> house.optInRequired().contains(purpose));
            case "earlier_text_first" -> isBehind(text);
            case "scheduled" ->
                    text.draft().terms().notBefore().stream()
                            .anyMatch(world.scheduler().current().beganByItsClock()::isBefore);
            case "no_hours" ->
                    stood(text).stream()
                            .anyMatch(house -> where(text).stream().anyMatch(house::isNeverOpen));
            case "daily_cap" -> world.promises().budget().day().wasUsed(purpose, began());
            default -> true;
        };
    }

    /// Whether one of its conversation comes before it, or did when somebody began to look.
    private boolean isBehind(OutboundMessage text) {
        return world.promises().messages().all().stream()
                .filter(watch -> watch.last().threadId().equals(text.threadId()))
                .filter(watch -> !watch.last().id().equals(text.id()))
                .filter(watch -> !watch.last().createdAt().isAfter(text.createdAt()))
                .anyMatch(watch -> watch.wasWrittenSince(began()) || isBefore(watch.last(), text));
    }

    private boolean isBefore(OutboundMessage earlier, OutboundMessage text) {
        return UNSETTLED.contains(earlier.state())
                && (earlier.state() != MessageState.QUEUED
                        || !world.promises().budget().day().letsPass(earlier, text));
    }

    /// Nobody holds an answer for how many there were, nor what somebody wants to go all the same.
    private static boolean isCounted(OutboundMessage text) {
        return RulePromises.counts(text.draft().purpose())
                && text.draft().terms().override().isEmpty();
    }

    private long began() {
        return world.scheduler().current().beganAt();
    }

    private static boolean isNotOn(HouseRules house, PhoneNumber number) {
        return house.pilot().stream().anyMatch(list -> !list.contains(number));
    }

    /// By any of the rules and places that held since the writer began, at any time until now.
    private boolean isClosed(OutboundMessage text) {
        var activity = world.scheduler().current();
        return text.draft().purpose() != Purpose.CONSENT
                && text.draft().terms().override().isEmpty()
                && stood(text).stream()
                        .anyMatch(house ->
                                where(text).stream()
                                        .anyMatch(zones ->
                                                isShut(house, zones, activity.beganByItsClock())
                                                        || isShut(
                                                                house,
                                                                zones,
                                                                activity.node().now())));
    }

    private static boolean isShut(HouseRules house, Set<ZoneId> zones, Instant at) {
        return !house.isOpen(zones, at) || !house.isOpen(zones, at.plus(REST));
    }

    /// Until it is looked at again, the hours have been closed at all times. Hours that are changed
    /// meanwhile are looked at by whoever changes them.
    private void checkHours(OutboundMessage text) {
        var houses = stood(text);
        var places = where(text);
        if (houses.size() > 1 || places.size() > 1) {
            return;
        }
        for (var at = world.now().plus(REST).plus(STEP);
                at.isBefore(text.dueAt());
                at = at.plus(STEP)) {
            if (houses.getFirst().isOpen(places.getFirst(), at)
                    && houses.getFirst().isOpen(places.getFirst(), at.plus(REST))
                    && at.plus(STEP).isBefore(text.dueAt())) {
                broken(LONG, text, "until " + text.dueAt() + ", and it is open at " + at);
                return;
            }
        }
    }

    private List<HouseRules> stood(OutboundMessage text) {
        return rules.stood(text, began());
    }

    private List<Set<ZoneId>> where(OutboundMessage text) {
        return clients.zones(text.draft().to(), began());
    }

    private void broken(String promise, OutboundMessage text, String sentence) {
        world.broken(promise, text.id() + " (" + text.state() + "): " + sentence);
    }
}
