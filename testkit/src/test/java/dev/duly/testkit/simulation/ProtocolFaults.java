package dev.duly.testkit.simulation;

import dev.duly.core.Appended;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.RevocationScope;
import dev.duly.core.policy.Policy;
import dev.duly.core.provider.ProviderError;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.receiving.InboxListing;
import dev.duly.core.receiving.ProviderInbox;
import dev.duly.core.sending.Fetched;
import dev.duly.core.sending.GatewayOutcome;
import dev.duly.core.sending.Listing;
import dev.duly.core.sending.SendQueue;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.sending.SendingSettings;
import dev.duly.core.sending.SmsGateway;
import dev.duly.testkit.simulation.Meddling.Instead;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Faults of the protocol, each put in on purpose.
final class ProtocolFaults {
    private final Map<String, Tampering> all = new LinkedHashMap<>();

    private ProtocolFaults() {
        all.putAll(StoreFaults.all());
        all.putAll(EngineFaults.all());
        all.putAll(ReceivingFaults.all());
        all.putAll(RuleFaults.all());
        all.putAll(DayFaults.all());
        ofRules();
        ofTheGateway();
        ofTheList();
        ofConsent();
        ofTheQueue();
    }

    /// By name.
    static Map<String, Tampering> all() {
        return new ProtocolFaults().all;
    }

    private void add(String name, Class<?> port, String method, Instead instead) {
        all.put(name, new Meddling(port, method, instead));
    }

    private void ofRules() {
        all.put(
                "no gate is asked",
                new Tampering() {
                    @Override
                    public Policy policy(Policy policy) {
                        return new Policy(List.of(), RevocationScope.LAW);
                    }
                });
        all.put(
                "a listing is trusted too early",
                new Tampering() {
                    @Override
                    public SendingSettings settings(SendingSettings from) {
                        return new SendingSettings(
                                from.lease(), from.call(), Duration.ZERO, from.concurrency());
                    }
                });
        all.put(
                "a STOP is answered without waiting for departures",
                new Tampering() {
                    @Override
                    public boolean waitsForDepartures() {
                        return false;
                    }
                });
    }

    private void ofTheGateway() {
        add(
                "a request without an answer is made again",
                SmsGateway.class,
                "send",
                (real, is) -> {
                    var first = real.call(is);
                    return first instanceof GatewayOutcome.Unknown ? real.call(is) : first;
                });
        add(
                "no answer is taken for a refusal for now",
                SmsGateway.class,
                "send",
                (real, is) ->
                        real.call(is) instanceof GatewayOutcome known
                                        && !(known instanceof GatewayOutcome.Unknown)
                                ? known
                                : new GatewayOutcome.Busy(Duration.ZERO, "no answer"));
        add(
                "no answer is taken for a refusal for good",
                SmsGateway.class,
                "send",
                (real, is) ->
                        real.call(is) instanceof GatewayOutcome known
                                        && !(known instanceof GatewayOutcome.Unknown)
                                ? known
                                : new GatewayOutcome.Rejected(
                                        new ProviderError(400, 21211), Optional.empty()));
        add(
                "a refusal is taken for no answer, and no answer for taken",
                SmsGateway.class,
                "send",
                (real, is) ->
                        real.call(is) instanceof GatewayOutcome.Unknown
                                ? new GatewayOutcome.Taken(
                                        new ProviderMessageId("SMguess"),
                                        Optional.empty(),
                                        Optional.empty())
                                : new GatewayOutcome.Unknown("lost"));
        add(
                "bytes leave after their time",
                SmsGateway.class,
                "send",
                (real, is) -> real.call(with((SendRequest) is[0], 0, Duration.ofHours(1))));
        add(
                "a request names another attempt",
                SmsGateway.class,
                "send",
                (real, is) -> real.call(with((SendRequest) is[0], 1, Duration.ZERO)));
        add(
                "what was sent is never asked about",
                SmsGateway.class,
                "fetch",
                (_, _) -> new Fetched.Missing());
    }

    private static SendRequest with(SendRequest is, int more, Duration later) {
        return new SendRequest(
                is.messageId(),
                is.attempt() + more,
                is.sender(),
                is.to(),
                is.text(),
                is.validity(),
                is.leaveBy().plus(later));
    }

    private void ofTheList() {
        add(
                "a list without what is not sent yet",
                SmsGateway.class,
                "list",
                (real, is) ->
                        real.call(is) instanceof Listing.Complete(var texts)
                                ? new Listing.Complete(
                                        texts.stream()
                                                .filter(text -> text.changedAt().isPresent())
                                                .skip(1)
                                                .toList())
                                : new Listing.Unavailable("no"));
        add(
                "a list that begins after the attempt",
                SmsGateway.class,
                "list",
                (real, is) -> real.call(is[0], ((Instant) is[1]).plus(Duration.ofMinutes(11))));
        add(
                "the inbox is never asked",
                ProviderInbox.class,
                "received",
                (_, _) -> new InboxListing.Complete(List.of()));
    }

    private void ofConsent() {
        add(
                "an opt-out is acknowledged and not kept",
                ConsentLedger.class,
                "append",
                (_, _) -> Appended.NEW);
        add("an opt-out is read late", ConsentLedger.class, "history", lateReading());
        add(
                "an opt-out counts for a moment only",
                ConsentLedger.class,
                "history",
                (real, is) ->
                        ((List<?>) real.call(is))
                                .stream()
                                        .filter(change ->
                                                ((ConsentChange) change).kind()
                                                        == ConsentChange.Kind.OPT_IN)
                                        .toList());
    }

    /// Each reading answers what the one before it found.
    private static Instead lateReading() {
        var before = new HashMap<Object, Object>();
        return (real, is) -> {
            var now = real.call(is);
            var late = before.put(is[0], now);
            return late == null ? List.of() : late;
        };
    }

    private void ofTheQueue() {
        add("nothing is put into the queue", SendQueue.class, "put", (_, _) -> null);
    }
}
