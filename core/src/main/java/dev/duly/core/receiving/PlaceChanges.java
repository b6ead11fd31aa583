package dev.duly.core.receiving;

import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.revocation.Keyword;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes down when the provider got each change of consent that was posted to us: a post has no
/// time of the provider's in it, and may be late. [Consent#derive] orders by it.
public final class PlaceChanges {
    /// Our clock may be so far off the provider's, and a post so late.
    private static final Duration MARGIN = Duration.ofMinutes(15);

    private final ProviderInbox inbox;
    private final ConsentLedger consents;
    private final InstantSource clock;

    public PlaceChanges(ProviderInbox inbox, ConsentLedger consents, InstantSource clock) {
        this.inbox = inbox;
        this.consents = consents;
        this.clock = clock;
    }

    /// Asks the provider in which order the changes of `phone` came, if that is not known: its last
    /// opt-in may have lifted nothing only because of that. An answer that does not come is made
    /// good by the next [CatchUpInbound].
    ///
    /// @param ours where the changes came to
    void ask(PhoneNumber phone, SenderAddress ours) {
        var history = consents.history(phone);
        if (Consent.derive(history).state() != Consent.State.OPTED_OUT) {
            return;
        }
        var times = times(history);
        history.stream()
                .filter(change -> !times.containsKey(change.event()))
                .filter(change -> change.method().isText())
                .map(ConsentChange::effectiveAt)
                .min(Instant::compareTo)
                .map(since -> inbox.received(ours, since.minus(MARGIN)))
                .ifPresent(listing -> {
                    if (listing instanceof InboxListing.Complete(var texts)) {
                        by(texts.stream().filter(text -> text.from().equals(phone)).toList());
                    }
                });
    }

    /// @param listed all that the provider got in some time, oldest first
    void by(List<InboundText> listed) {
        var byNumber = new LinkedHashMap<PhoneNumber, List<InboundText>>();
        for (var text : listed) {
            byNumber.computeIfAbsent(text.from(), _ -> new ArrayList<>()).add(text);
        }
        byNumber.forEach(this::by);
    }

    private void by(PhoneNumber phone, List<InboundText> listed) {
        var history = consents.history(phone);
        var times = times(history);
        for (var text : listed) {
            var line =
                    history.stream()
                            .filter(change -> change.event().equals(event(text)))
                            .findFirst();
            if (line.isEmpty() && mayLift(text)) {
                // Its post may still come. What is newer is not known to be so before it is here:
                // an opt-in after that has to be one that came later.
                return;
            }
            if (!times.containsKey(event(text))) {
                line.flatMap(change ->
                                text.providerAt().map(at -> change.listed(at, clock.instant())))
                        .ifPresent(consents::append);
            }
        }
    }

    private static Map<String, Instant> times(List<ConsentChange> history) {
        var times = new LinkedHashMap<String, Instant>();
        history.forEach(
                change -> change.providerAt().ifPresent(at -> times.put(change.event(), at)));
        return times;
    }

    private static boolean mayLift(InboundText text) {
        return Keyword.of(text.body()).map(Keyword::kind).equals(Optional.of(Keyword.Kind.OPT_IN));
    }

    static String event(InboundText text) {
        return "inbound:" + text.providerId();
    }
}
