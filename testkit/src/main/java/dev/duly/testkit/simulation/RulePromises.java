package dev.duly.testkit.simulation;

import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentKept;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.sending.SendRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What leaves does so at a time at which its department's rules let it, read from what was kept
/// between the write to `sending` and the leaving, and counted by what the provider took.
final class RulePromises {
    static final String HOURS = "only in the client's hours";
    static final String CAP = "no more in a day than the cap";
    static final String SPACING = "not sooner than the spacing";
    static final String SCHEDULE = "not before its time";

    /// With less left of the hours, the provider may deliver it after them.
    private static final Duration SHORTEST_REST = Duration.ofSeconds(60);

    private static final Duration DAY = Duration.ofHours(24);

    /// So far may the clocks of two nodes be apart, with what a text takes on its way.
    private static final Duration SKEW = Duration.ofMinutes(12);

    /// From the write to the bytes, and what clocks that nobody sets are apart.
    private static final Duration UNDER_WAY = Duration.ofSeconds(9);

    private static final Set<String> HOLDS =
            Set.of("quiet_hours", "frequency_cap", "spacing", "scheduled");

    private final SimulatedWorld world;
    private final Departments departments;
    private final Map<DepartmentPolicy, HouseRules> known = new HashMap<>();
    private final Map<DepartmentId, List<Since<HouseRules>>> rules = new HashMap<>();
    private final Clients clients;
    private final Map<String, Long> begunAt = new HashMap<>();
    private final Map<String, Long> leftAt = new HashMap<>();

    RulePromises(SimulatedWorld world, Departments departments, Clients clients) {
        this.world = world;
        this.departments = departments;
        this.clients = clients;
    }

    /// Somebody may want these.
    void known(HouseRules wanted) {
        known.put(wanted.policy(), wanted);
    }

    /// An attempt was written down.
    void begun(OutboundMessage text) {
        begunAt.put(text.id() + "-" + text.attempts().size(), world.scheduler().now());
    }

    /// The bytes of an attempt leave.
    void leaving(OutboundMessage text, SendRequest request, SimulatedNode node) {
        var attempt = text.id() + "-" + request.attempt();
        var now = world.scheduler().now();
        leftAt.put(attempt, now);
        var purpose = text.draft().purpose();
        checkSchedule(text, node);
        if (purpose == Purpose.CONSENT) {
            return;
        }
        var since = begunAt.getOrDefault(attempt, now);
        var stood = stood(text, since);
        checkWhom(text, stood);
        if (text.draft().terms().override().isPresent()) {
            return;
        }
        var started = text.attempt(request.attempt()).map(Attempt::startedAt).orElseThrow();
        var zones = clients.zones(text.draft().to(), since);
        var isInHours =
                stood.stream()
                        .anyMatch(one ->
                                zones.stream()
                                        .anyMatch(where ->
                                                isInHours(
                                                        one, where, started, node.now(), request)));
        if (!isInHours) {
            broken(
                    HOURS,
                    text,
                    "it leaves at %s, valid for %s, and the hours are %s in %s"
                            .formatted(
                                    node.now(),
                                    request.validity(),
                                    stood,
                                    clients.zones(text.draft().to())));
        }
        if (purpose != Purpose.REPLY) {
            checkCounts(text, attempt, stood, now);
        }
    }

    private void checkSchedule(OutboundMessage text, SimulatedNode node) {
        if (text.draft().terms().notBefore().stream()
                .anyMatch(begin -> node.now().isBefore(begin))) {
            broken(SCHEDULE, text, "it leaves at " + node.now());
        }
    }

    /// The rules that a text's department had at any time since `moment`, as they are for its
    /// number.
    List<HouseRules> stood(OutboundMessage text, long moment) {
        return Since.between(rules.getOrDefault(text.departmentId(), List.of()), moment).stream()
                .map(house -> house.to(text.draft().to()))
                .toList();
    }

    /// Nobody may override these.
    private void checkWhom(OutboundMessage text, List<HouseRules> stood) {
        var to = text.draft().to();
        if (stood.stream()
                .noneMatch(one -> one.pilot().stream().allMatch(all -> all.contains(to)))) {
            broken("only to those on the list", text, "the rules are " + stood);
        }
        var isAsked =
                stood.stream()
                        .allMatch(one -> one.optInRequired().contains(text.draft().purpose()));
        if (isAsked && !world.promises().consent().hasAgreed(to, text.departmentId())) {
            broken("only with a recorded consent", text, "the rules are " + stood);
        }
    }

    /// Somewhere between its write and its leaving it was time, and is until it has arrived.
    private static boolean isInHours(
            HouseRules house,
            Set<ZoneId> zones,
            Instant started,
            Instant left,
            SendRequest request) {
        // A clock that is set right meanwhile is the one that counts.
        var looked = left.isBefore(started) ? left : started;
        if (house.isOpen(zones, looked)) {
            return house.closes(zones, looked).stream()
                    .allMatch(end ->
                            !end.isBefore(looked.plus(SHORTEST_REST))
                                    && !end.isBefore(looked.plus(request.validity())));
        }
        var between = Duration.between(started, left);
        return house.isOpen(zones, left)
                && house.closes(zones, left).stream()
                        .allMatch(
                                end -> !end.plus(between).isBefore(left.plus(request.validity())));
    }

    private static String attemptOf(ProviderText text) {
        return text.request().messageId() + "-" + text.request().attempt();
    }

    private void checkCounts(
            OutboundMessage text, String attempt, List<HouseRules> stood, long now) {
        var begun = begunAt.getOrDefault(attempt, now);
        // One of a department without the rule, or that somebody overrode, may be begun later and
        // leave sooner.
        var others =
                others(text).stream()
                        .filter(other -> begunAt.getOrDefault(attemptOf(other), 0L) <= begun)
                        .toList();
        var inDay = others.stream().filter(other -> isInDay(other, world.now())).count();
        if (stood.stream().allMatch(one -> one.mostPerDay().stream().anyMatch(m -> inDay >= m))) {
            broken(CAP, text, inDay + " went within a day before it");
        }
        var least = stood.stream().map(HouseRules::spacing).min(Duration::compareTo).orElseThrow();
        others.stream()
                .map(other -> leftAt.getOrDefault(attemptOf(other), 0L))
                .filter(left -> now - left < least.minus(UNDER_WAY).toMillis())
                .filter(_ -> !world.hasWrongClocks())
                .findFirst()
                .ifPresent(left -> broken(SPACING, text, (now - left) + " ms after another"));
    }

    /// What else the provider took for the number, and has not dropped. What a person decided on
    /// may count otherwise.
    private List<ProviderText> others(OutboundMessage text) {
        return world.promises().messages().all().stream()
                .filter(watch -> !watch.last().id().equals(text.id()) && !watch.isDecided())
                .filter(watch -> watch.last().draft().to().equals(text.draft().to()))
                .filter(watch -> counts(watch.last().draft().purpose()))
                .flatMap(watch -> watch.heldByProvider().stream())
                .toList();
    }

    /// When others may have gone within a day before the text was held, whatever became of them
    /// since: the latest first, by the clocks of who began them.
    List<Instant> begunBeside(OutboundMessage text) {
        var since = world.now().minus(DAY).minus(SKEW);
        return world.promises().messages().all().stream()
                .map(Watch::last)
                .filter(other -> !other.id().equals(text.id()))
                .filter(other -> other.draft().to().equals(text.draft().to()))
                .filter(other -> counts(other.draft().purpose()))
                .flatMap(other -> other.attempts().stream())
                .map(Attempt::startedAt)
                .filter(since::isBefore)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /// Whether texts of a purpose are counted, and those that are held for the count.
    static boolean counts(Purpose purpose) {
        return purpose != Purpose.CONSENT && purpose != Purpose.REPLY;
    }

    private static boolean isInDay(ProviderText text, Instant now) {
        return text.createdAt().isAfter(now.minus(DAY).plus(SKEW));
    }

    /// Whether a text that waits does so because a rule holds it, for longer than anybody watches.
    boolean isHeld(OutboundMessage text) {
        var why = text.timeline().getLast().reason().map(Reason::code).orElse("");
        if (!HOLDS.contains(why) || !text.dueAt().isAfter(world.now())) {
            return false;
        }
        // Whoever judged it may have read the rules right before they changed.
        if (world.house().isCutOff() || mayBeByFormerRules(text)) {
            return true;
        }
        var house =
                rules.getOrDefault(text.departmentId(), List.of())
                        .getLast()
                        .what()
                        .to(text.draft().to());
        var where = clients.zones(text.draft().to());
        return switch (why) {
            case "quiet_hours" -> !house.isOpen(where, world.now().plus(SHORTEST_REST));
            case "frequency_cap" ->
                    house.mostPerDay().stream().anyMatch(m -> begunBeside(text).size() >= m);
            default -> false;
        };
    }

    private boolean mayBeByFormerRules(OutboundMessage text) {
        var watch = world.promises().messages().of(text.id());
        return Stream.of(
                        rules.getOrDefault(text.departmentId(), List.of()).getLast().at(),
                        clients.changedAt())
                .anyMatch(changed -> watch.keptAt() >= changed && watch.lookedAt() <= changed);
    }

    Departments watchedDepartments() {
        return new Departments() {
            @Override
            public Optional<Department> find(DepartmentId id) {
                return departments.find(id);
            }

            @Override
            public List<Department> all() {
                return departments.all();
            }

            @Override
            public List<Department> versions(DepartmentId id) {
                return departments.versions(id);
            }

            @Override
            public DepartmentKept keep(Department next) {
                var kept = departments.keep(next);
                if (kept == DepartmentKept.KEPT) {
                    rules.computeIfAbsent(next.id(), _ -> new ArrayList<>())
                            .add(
                                    new Since<>(
                                            world.scheduler().now(),
                                            Optional.ofNullable(known.get(next.policy()))
                                                    .orElseThrow()));
                }
                return kept;
            }
        };
    }

    private void broken(String promise, OutboundMessage text, String sentence) {
        world.broken(promise, text.id() + " (" + text.draft().purpose() + "): " + sentence);
    }
}
