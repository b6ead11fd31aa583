package dev.duly.testkit.simulation;

import dev.duly.core.Appended;
import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.receiving.InboundText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;

/// Who opted out, by the order in which the handsets texted, whatever order it reached us in.
final class ConsentPromises {
    private static final String RIGHT = "consent derived right";

    private final SimulatedWorld world;
    private final ConsentLedger ledger;

    /// By source, in the provider's seconds.
    private final Map<String, Long> written = new HashMap<>();

    private final List<ConsentChange> heard = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();

    ConsentPromises(SimulatedWorld world, ConsentLedger ledger) {
        this.world = world;
        this.ledger = ledger;
    }

    /// A handset wrote a keyword, now.
    void texted(InboundText text) {
        written.put(source(text), world.now().getEpochSecond());
    }

    /// The provider was told that we have the opt-out.
    void stopAnswered(InboundText posted) {
        world.story().tell("the STOP " + posted.providerId() + " is answered");
        answered.add(source(posted));
    }

    /// The opt-out that was answered and that no opt-in which we have has lifted.
    Optional<ConsentChange> inForce(PhoneNumber person) {
        return standing(person, ConsentPromises::isNotBefore)
                .filter(out -> answered.contains(out.source()));
    }

    /// Whether every keyword that was ever texted is in the ledger, and who texted START last may
    /// be texted again.
    boolean isAllHeard() {
        return heard.stream().map(ConsentChange::source).filter(written::containsKey).count()
                        == written.size()
                && heard.stream().map(ConsentChange::phone).distinct().allMatch(this::isBack);
    }

    private boolean isBack(PhoneNumber person) {
        var state = Consent.derive(ledger.history(person)).state();
        return state != Consent.State.OPTED_OUT
                || isBlocked(person)
                || standing(person, ConsentPromises::isAfter).isPresent();
    }

    /// Whether the provider ever said that it blocks the number: when it began to, nobody knows.
    private boolean isBlocked(PhoneNumber person) {
        return of(person).stream().anyMatch(change -> !written.containsKey(change.source()));
    }

    ConsentLedger watched() {
        return new ConsentLedger() {
            @Override
            public Appended append(ConsentChange change) {
                var appended = ledger.append(change);
                if (appended == Appended.NEW && change.event().equals(change.source())) {
                    heard.add(change);
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

    private void checkDerived(PhoneNumber phone) {
        if (Consent.derive(ledger.history(phone)).state() == Consent.State.OPTED_OUT) {
            return;
        }
        standing(phone, ConsentPromises::isNotBefore)
                .ifPresent(out -> world.broken(RIGHT, "not opted out after " + out));
        var changes = of(phone);
        if (!changes.isEmpty() && !written.containsKey(changes.getLast().source())) {
            world.broken(RIGHT, "not opted out although the provider just said so");
        }
    }

    /// The first opt-out that was texted and that no opt-in followed.
    ///
    /// @param follows whether an opt-in's time is after an opt-out's
    private Optional<ConsentChange> standing(PhoneNumber person, BiPredicate<Long, Long> follows) {
        var ins = texted(person, ConsentChange.Kind.OPT_IN);
        return texted(person, ConsentChange.Kind.OPT_OUT).stream()
                .filter(out ->
                        ins.stream()
                                .noneMatch(in ->
                                        follows.test(
                                                written.get(in.source()),
                                                written.get(out.source()))))
                .findFirst();
    }

    private List<ConsentChange> texted(PhoneNumber person, ConsentChange.Kind kind) {
        return of(person).stream()
                .filter(change -> change.kind() == kind && written.containsKey(change.source()))
                .toList();
    }

    private List<ConsentChange> of(PhoneNumber person) {
        return heard.stream().filter(change -> change.phone().equals(person)).toList();
    }

    private static boolean isAfter(long in, long out) {
        return in > out;
    }

    /// Within one second nobody can say which was first.
    private static boolean isNotBefore(long in, long out) {
        return in >= out;
    }

    private static String source(InboundText text) {
        return "inbound:" + text.providerId();
    }
}
