package dev.duly.testkit.simulation;

import static java.util.Objects.requireNonNull;

import dev.duly.core.Appended;
import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.RevocationScope;
import dev.duly.core.consent.Viewpoint;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.receiving.InboundText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/// Who opted out, by the order in which the handsets texted, whatever order it reached us in.
final class ConsentPromises {
    private static final String RIGHT = "consent derived right";

    private final SimulatedWorld world;
    private final ConsentLedger ledger;

    private record Written(Instant at, PhoneNumber ours, PhoneNumber by) {
        /// In the provider's seconds.
        long second() {
            return at.getEpochSecond();
        }
    }

    /// By source.
    private final Map<String, Written> written = new HashMap<>();

    private final List<ConsentChange> heard = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();

    ConsentPromises(SimulatedWorld world, ConsentLedger ledger) {
        this.world = world;
        this.ledger = ledger;
    }

    /// The changes of a person that are known by now, by their sources.
    Set<String> known(PhoneNumber person) {
        return of(person).stream().map(ConsentChange::source).collect(Collectors.toSet());
    }

    private boolean wasAllKnown(InboundText posted, Set<String> known) {
        return written.entrySet().stream()
                .filter(keyword -> keyword.getValue().by().equals(posted.from()))
                .map(Map.Entry::getKey)
                .allMatch(keyword -> keyword.equals(source(posted)) || known.contains(keyword));
    }

    /// The provider was told that we have the START, could be asked when the person wrote what, and
    /// all but this was known before: who was last to write it is back. In which order texts to two
    /// senders came, nobody knows so soon.
    ///
    /// @param known before it was posted
    void startAnswered(InboundText posted, Set<String> known) {
        var department = world.house().routed(posted.to());
        var isToOneSender =
                texted(posted.from(), ConsentChange.Kind.OPT_OUT).stream()
                        .allMatch(out -> isTo(out, department));
        if (isToOneSender && wasAllKnown(posted, known) && !isBack(posted.from(), department)) {
            world.broken("who texts START is back", "the START " + posted.providerId());
        }
    }

    /// A handset wrote a keyword, now.
    void texted(InboundText text) {
        written.put(source(text), new Written(world.now(), text.to(), text.from()));
    }

    /// The provider was told that we have the opt-out.
    void stopAnswered(InboundText posted) {
        world.story().tell("the STOP " + posted.providerId() + " is answered");
        answered.add(source(posted));
    }

    /// The opt-out that was answered, that reaches a department's texts, and that no opt-in which
    /// we have has lifted.
    Optional<ConsentChange> inForce(PhoneNumber person, DepartmentId department) {
        return standing(person, department, this::isNotBefore)
                .filter(out -> answered.contains(out.source()));
    }

    /// The provider took an answer to a keyword: each turn from STOP to START or back has one at
    /// the most, in whatever order they came in.
    ///
    /// @param answers that the department has given, this one among them
    void confirmed(OutboundMessage answer, long answers) {
        if (answer.draft().purpose() != Purpose.CONSENT) {
            return;
        }
        var to = answer.draft().to();
        var ours = answer.departmentId();
        var outs = texted(to, ConsentChange.Kind.OPT_OUT);
        outs = outs.stream().filter(out -> reaches(out, ours)).toList();
        var ins = texted(to, ConsentChange.Kind.OPT_IN);
        ins = ins.stream().filter(in -> isTo(in, ours)).toList();
        var turns = new Turns(heard, line -> requireNonNull(written.get(line.source())).at());
        if (answers > turns.most(outs, ins)) {
            world.broken(
                    "one confirmation an opt-out",
                    answers + " after " + outs.size() + " STOP and " + ins.size() + " START");
        }
    }

    /// Each STOP that was posted and is the only word which its author ever texted.
    List<ConsentChange> onlyWords() {
        return heard.stream()
                .filter(stop -> isOptOut(stop) && stop.providerAt().isEmpty())
                .filter(stop -> wrote(stop.phone()) == 1)
                .toList();
    }

    private long wrote(PhoneNumber person) {
        return written.values().stream().filter(one -> one.by().equals(person)).count();
    }

    /// Whether every keyword that was ever texted is in the ledger, and who texted START last may
    /// be texted again.
    boolean isAllHeard() {
        return heard.stream().map(ConsentChange::source).filter(written::containsKey).count()
                        == written.size()
                && heard.stream().map(ConsentChange::phone).distinct().allMatch(this::isBack);
    }

    private boolean isBack(PhoneNumber person) {
        return world.house().departments().stream()
                .allMatch(department -> isBack(person, department));
    }

    private boolean isBack(PhoneNumber person, DepartmentId department) {
        return !isOptedOut(person, department)
                || isBlocked(person, department)
                || standing(person, department, this::isAfter).isPresent();
    }

    /// What the engine makes of its ledger.
    private boolean isOptedOut(PhoneNumber person, DepartmentId department) {
        var all = world.stores().departments().all();
        var viewpoint =
                Viewpoint.of(
                        world.stores().departments().find(department).orElseThrow(),
                        all,
                        Optional.empty(),
                        Optional.empty(),
                        world.house().scope());
        return Consent.derive(ledger.history(person), viewpoint).state() == Consent.State.OPTED_OUT;
    }

    /// Whether the provider ever said that it blocks the number: when it began to, nobody knows.
    boolean isBlocked(PhoneNumber person, DepartmentId department) {
        return of(person).stream().anyMatch(change -> isBlock(change, department));
    }

    private boolean isBlock(ConsentChange change, DepartmentId department) {
        return !written.containsKey(change.source())
                && world.house().areOne(change.departmentId(), department);
    }

    /// Whether the person ever texted START to the department.
    boolean hasAgreed(PhoneNumber person, DepartmentId department) {
        return texted(person, ConsentChange.Kind.OPT_IN).stream()
                .anyMatch(in -> isTo(in, department));
    }

    /// Whether anything that the person ever wrote, or the provider said, can have stopped texts of
    /// that department.
    boolean isReached(PhoneNumber person, DepartmentId department) {
        return isBlocked(person, department)
                || of(person).stream()
                        .anyMatch(change -> isOptOut(change) && reaches(change, department));
    }

    ConsentLedger watched() {
        return new ConsentLedger() {
            @Override
            public Appended append(ConsentChange change) {
                var appended = ledger.append(change);
                if (appended == Appended.NEW && change.event().equals(change.source())) {
                    heard.add(change);
                    checkCause(change);
                }
                checkDerived(change.phone());
                return appended;
            }

            @Override
            public List<ConsentChange> history(PhoneNumber phone) {
                return ledger.history(phone);
            }
        };
    }

    /// Nobody is taken for opted out who neither said so nor is blocked by the provider.
    private void checkCause(ConsentChange change) {
        var isCaused =
                written.containsKey(change.source())
                        || (!change.source().startsWith("inbound:")
                                && world.provider().hasBlocked(change.phone()));
        if (!isCaused) {
            world.broken("nobody is opted out without a cause", change.source());
        }
    }

    private void checkDerived(PhoneNumber phone) {
        world.house().departments().stream()
                .filter(department -> !isOptedOut(phone, department))
                .forEach(department -> checkMayBeTexted(phone, department));
    }

    private void checkMayBeTexted(PhoneNumber phone, DepartmentId department) {
        standing(phone, department, this::isNotBefore)
                .ifPresent(out -> world.broken(RIGHT, "not opted out after " + out));
        var changes = of(phone);
        if (!changes.isEmpty() && isBlock(changes.getLast(), department)) {
            world.broken(RIGHT, "not opted out although the provider just said so");
        }
    }

    /// The first opt-out that was texted and that no opt-in followed.
    ///
    /// @param follows whether an opt-in is after an opt-out
    private Optional<ConsentChange> standing(
            PhoneNumber person,
            DepartmentId department,
            BiPredicate<ConsentChange, ConsentChange> follows) {
        var ins =
                texted(person, ConsentChange.Kind.OPT_IN).stream()
                        .filter(in -> isTo(in, department))
                        .toList();
        return texted(person, ConsentChange.Kind.OPT_OUT).stream()
                .filter(out -> reaches(out, department))
                .filter(out -> ins.stream().noneMatch(in -> follows.test(in, out)))
                .findFirst();
    }

    private long second(ConsentChange change) {
        return of(change).second();
    }

    private Written of(ConsentChange change) {
        return Optional.ofNullable(written.get(change.source())).orElseThrow();
    }

    /// A STOP is to whoever sends from the number that it was texted to, or to all.
    private boolean reaches(ConsentChange out, DepartmentId department) {
        return world.house().scope().equals(RevocationScope.ALL) || isTo(out, department);
    }

    private boolean isTo(ConsentChange change, DepartmentId department) {
        var house = world.house();
        return house.areOne(house.routed(of(change).ours()), department);
    }

    private boolean isOptOut(ConsentChange change) {
        return change.kind() == ConsentChange.Kind.OPT_OUT && written.containsKey(change.source());
    }

    private List<ConsentChange> texted(PhoneNumber person, ConsentChange.Kind kind) {
        return of(person).stream()
                .filter(change -> change.kind() == kind && written.containsKey(change.source()))
                .toList();
    }

    private List<ConsentChange> of(PhoneNumber person) {
        return heard.stream().filter(change -> change.phone().equals(person)).toList();
    }

    private boolean isAfter(ConsentChange in, ConsentChange out) {
        return second(in) > second(out);
    }

    /// Within one second nobody can say which was first of two that were posted; with one that was
    /// fetched, what was the last word is an opt-out.
    private boolean isNotBefore(ConsentChange in, ConsentChange out) {
        if (second(in) != second(out)) {
            return second(in) > second(out);
        }
        var isFetched = in.providerAt().isPresent() || out.providerAt().isPresent();
        return !isFetched || !of(in).at().isBefore(of(out).at());
    }

    private static String source(InboundText text) {
        return "inbound:" + text.providerId();
    }
}
