package dev.duly.testkit.simulation;

import dev.duly.core.Appended;
import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.receiving.InboundText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who opted out, by what really happened and when.
final class ConsentPromises {
    /// @param at when it counts by true time: when a post arrived, or when the handset wrote what
    ///   had to be fetched
    private record Heard(ConsentChange change, long at) {}

    private final SimulatedWorld world;
    private final ConsentLedger ledger;
    private final Map<String, Long> written = new HashMap<>();
    private final Map<String, Long> received = new HashMap<>();
    private final List<Heard> heard = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();

    ConsentPromises(SimulatedWorld world, ConsentLedger ledger) {
        this.world = world;
        this.ledger = ledger;
    }

    /// A handset wrote a text.
    void texted(InboundText text, long at) {
        written.put(source(text), at);
    }

    /// A post of it arrived at a node.
    void receiving(InboundText posted, long at) {
        received.putIfAbsent(source(posted) + posted.receivedAt(), at);
    }

    /// The provider was told that we have the opt-out.
    void stopAnswered(InboundText posted) {
        world.story().tell("the STOP " + posted.providerId() + " is answered");
        answered.add(source(posted));
    }

    /// The opt-out that was answered and that no later opt-in has lifted.
    Optional<ConsentChange> inForce(PhoneNumber person) {
        return heard.stream()
                .filter(one -> one.change().phone().equals(person))
                .filter(one -> answered.contains(one.change().source()))
                .filter(one -> optIns(person).stream().noneMatch(in -> in.at() >= one.at()))
                .map(Heard::change)
                .findFirst();
    }

    /// Whether an opt-in that came before the opt-out was written down with a later time, by a node
    /// whose clock is ahead, or by one that is not behind.
    boolean isMisdated(ConsentChange stop) {
        return optIns(stop.phone()).stream()
                .anyMatch(in -> in.change().effectiveAt().isAfter(stop.effectiveAt()));
    }

    private List<Heard> optIns(PhoneNumber person) {
        return heard.stream()
                .filter(one -> one.change().phone().equals(person))
                .filter(one -> one.change().kind() == ConsentChange.Kind.OPT_IN)
                .toList();
    }

    /// Whether every keyword that was ever texted is in the ledger.
    boolean isAllHeard() {
        return heard.stream().map(one -> one.change().source()).filter(written::containsKey).count()
                == written.size();
    }

    ConsentLedger watched() {
        return new ConsentLedger() {
            @Override
            public Appended append(ConsentChange change) {
                var appended = ledger.append(change);
                if (appended == Appended.NEW) {
                    heard.add(new Heard(change, trueTime(change)));
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

    private long trueTime(ConsentChange change) {
        var posted = received.get(change.source() + change.effectiveAt());
        if (posted != null) {
            return posted;
        }
        return written.getOrDefault(change.source(), world.scheduler().now());
    }

    /// Written once more on purpose: the last one counts, and of two at once the opt-out.
    private void checkDerived(PhoneNumber phone) {
        var latest = Instant.MIN;
        var expected = Consent.State.NEVER_ASKED;
        for (var one : heard) {
            if (!one.change().phone().equals(phone)) {
                continue;
            }
            var at = one.change().effectiveAt();
            var isOut = one.change().kind() == ConsentChange.Kind.OPT_OUT;
            if (at.isAfter(latest) || (at.equals(latest) && isOut)) {
                latest = at;
                expected = isOut ? Consent.State.OPTED_OUT : Consent.State.OPTED_IN;
            }
        }
        if (Consent.derive(ledger.history(phone)).state() != expected) {
            world.broken("consent derived right", "of " + phone + ", expected " + expected);
        }
    }

    private static String source(InboundText text) {
        return "inbound:" + text.providerId();
    }
}
