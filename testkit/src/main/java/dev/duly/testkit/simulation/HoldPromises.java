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
import java.util.Set;

/// No text waits, expires or is stopped for a reason that is none: whoever is not texted loses
/// something too.
final class HoldPromises {
    private static final String REASON = "nobody waits for nothing";
    private static final String LONG = "nobody waits longer than the rule has it";

    /// As long as what is left of the hours has to be, at the least.
    private static final Duration REST = Duration.ofSeconds(60);

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
        if (text.state() == MessageState.EXPIRED && text.expiresAt().isEmpty()) {
            broken(REASON, text, "it has no end and is expired");
        }
        var isOurs = text.state() == MessageState.QUEUED || text.state() == MessageState.BLOCKED;
        if (isOurs && !isSo(why, text)) {
            broken(REASON, text, why + " although the rules are " + stood(text));
        }
        if (why.equals("quiet_hours") && text.state() == MessageState.QUEUED) {
            checkLength(text);
        }
    }

    private boolean isSo(String why, OutboundMessage text) {
        var to = text.draft().to();
        var purpose = text.draft().purpose();
        return switch (why) {
            case "quiet_hours" -> isClosed(text);
            case "frequency_cap" ->
                    stood(text).stream()
                            .anyMatch(house ->
                                    house.mostPerDay().stream()
                                            .anyMatch(most -> rules.begunBeside(text) >= most));
            case "spacing" ->
                    rules.begunBeside(text) > 0
                            && stood(text).stream().anyMatch(house -> !house.spacing().isZero());
            case "pilot" -> stood(text).stream().anyMatch(house -> isNotOn(house, to));
            case "no_recorded_consent" ->
                    stood(text).stream().anyMatch(house -> house.optInRequired().contains(purpose));
            case "scheduled" -> text.draft().terms().notBefore().isPresent();
            default -> true;
        };
    }

    private static boolean isNotOn(HouseRules house, PhoneNumber number) {
        return house.pilot().stream().anyMatch(list -> !list.contains(number));
    }

    /// By any of the rules and places that held since the writer began, at any time until now.
    private boolean isClosed(OutboundMessage text) {
        var activity = world.scheduler().current();
        return text.draft().purpose() != Purpose.CONSENT
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
    private void checkLength(OutboundMessage text) {
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
        return rules.stood(text.departmentId(), world.scheduler().current().beganAt());
    }

    private List<Set<ZoneId>> where(OutboundMessage text) {
        return clients.zones(text.draft().to(), world.scheduler().current().beganAt());
    }

    private void broken(String promise, OutboundMessage text, String sentence) {
        world.broken(promise, text.id() + " (" + text.state() + "): " + sentence);
    }
}
