package dev.duly.core.receiving;

import dev.duly.core.EachInTurn;
import dev.duly.core.department.Department;
import dev.duly.core.department.Departments;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.health.Alert;
import dev.duly.core.health.AlertNotifier;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.sending.ProviderTime;
import dev.duly.core.sending.SendingSettings;
import dev.duly.core.sending.SmsGateway;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Fetches the texts from people that the provider could not post to us: it tries for seconds, and
/// our outages last longer. A STOP among them counts from when it was written. The list also says
/// when the provider got what was posted.
///
/// How far it has been read goes by the provider's clock alone: what comes while ours is ahead
/// would never be asked for.
public final class CatchUpInbound {
    /// So long the provider may still be posting a text by itself, and its post says more than a
    /// list does. Source: Twilio gives a post up after 15 s.
    private static final Duration STILL_POSTING = Duration.ofMinutes(1);

    /// How far back the first round looks beyond the last text that we have: one that came before
    /// it may have been lost all the same.
    private static final Duration BACK_AT_START = Duration.ofDays(1);

    /// Rounds overlap, so that nothing falls between two.
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final SmsGateway gateway;
    private final ProviderInbox inbox;
    private final InboundLog inbound;
    private final Departments departments;
    private final ReceiveMessage receiveMessage;
    private final PlaceChanges placeChanges;
    private final Duration stillPosting;
    private final AlertNotifier alerts;
    private Optional<Instant> firstSince = Optional.empty();

    /// By sender, since one that can never be asked must not have all others read from the start.
    private final Map<SenderAddress, Instant> wholeUntil = new HashMap<>();

    private final Set<SenderAddress> away = new HashSet<>();

    public CatchUpInbound(
            SmsGateway gateway,
            ProviderInbox inbox,
            InboundLog inbound,
            Departments departments,
            ReceiveMessage receiveMessage,
            PlaceChanges placeChanges,
            SendingSettings settings,
            AlertNotifier alerts) {
        this.gateway = gateway;
        this.inbox = inbox;
        this.inbound = inbound;
        this.departments = departments;
        this.receiveMessage = receiveMessage;
        this.placeChanges = placeChanges;
        this.alerts = alerts;
        var wait = settings.reconcileAfter();
        this.stillPosting = wait.compareTo(STILL_POSTING) < 0 ? wait : STILL_POSTING;
    }

    /// Keeps every text that the provider holds for our senders; what we have already stays as it
    /// is. What could not be asked is asked again in the next round.
    public synchronized void runOnce() {
        switch (gateway.time()) {
            case ProviderTime.Said(var now) -> EachInTurn.of(senders(), ours -> fetch(ours, now));
            case ProviderTime.Unavailable(var why) -> senders().forEach(ours -> say(ours, why));
        }
    }

    private void fetch(SenderAddress ours, Instant now) {
        switch (inbox.received(ours, since(ours, now))) {
            case InboxListing.Complete(var texts) -> {
                keepInOrder(texts.stream().filter(text -> !isStillPosted(text, now)).toList());
                // Only once all of them are kept.
                placeChanges.by(texts);
                wholeUntil.put(ours, now);
                away.remove(ours);
            }
            // The next round asks for the same time again.
            case InboxListing.Unavailable(var why) -> say(ours, why);
        }
    }

    /// Nothing of a person is kept before what they wrote earlier: a STOP with its time in it tells
    /// that all that is older is in the ledger.
    private void keepInOrder(List<InboundText> texts) {
        var behind = new HashSet<PhoneNumber>();
        EachInTurn.of(
                texts,
                text -> {
                    if (behind.add(text.from())) {
                        receiveMessage.keep(text);
                        behind.remove(text.from());
                    }
                });
    }

    private Instant since(SenderAddress ours, Instant now) {
        return Optional.ofNullable(wholeUntil.get(ours))
                .map(until -> until.minus(OVERLAP))
                .or(() -> firstSince)
                .orElseGet(() -> firstSince(now));
    }

    /// Kept, because the texts that come in meanwhile say nothing of those that were lost before.
    private Instant firstSince(Instant now) {
        // By our own clock, which may have been ahead.
        var since = inbound.latestArrival().filter(now::isAfter).orElse(now).minus(BACK_AT_START);
        firstSince = Optional.of(since);
        return since;
    }

    private List<SenderAddress> senders() {
        return departments.all().stream()
                .map(Department::sender)
                .map(Sender::address)
                .distinct()
                .toList();
    }

    private void say(SenderAddress ours, String why) {
        var isFirst = away.isEmpty();
        away.add(ours);
        if (isFirst) {
            alerts.raise(
                    new Alert(
                            "inbox_unavailable",
                            "what came to "
                                    + ours.masked()
                                    + " and was not posted cannot be fetched: "
                                    + why));
        }
    }

    private boolean isStillPosted(InboundText text, Instant now) {
        return text.countsFrom().plus(stillPosting).isAfter(now);
    }
}
