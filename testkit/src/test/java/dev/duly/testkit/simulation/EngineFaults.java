package dev.duly.testkit.simulation;

import dev.duly.core.consent.ConsentChange;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.department.Department;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.Draft;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.StateChange;
import dev.duly.core.message.Verdict;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.Facts;
import dev.duly.core.policy.Gate;
import dev.duly.core.policy.Policy;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.policy.SenderPauses;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.receiving.InboxListing;
import dev.duly.core.receiving.ProviderInbox;
import dev.duly.core.sending.Fetched;
import dev.duly.core.sending.Listing;
import dev.duly.core.sending.ProviderMessage;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.sending.SmsGateway;
import dev.duly.testkit.simulation.Meddling.Instead;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Faults of what the engine believes, remembers and leaves out, each put in on purpose.
final class EngineFaults {
    private final Map<String, Tampering> all = new LinkedHashMap<>();

    private EngineFaults() {
        ofBelief();
        ofTheClock();
        ofRules();
        ofAttempts();
    }

    /// By name.
    static Map<String, Tampering> all() {
        return new EngineFaults().all;
    }

    private void add(String name, Class<?> port, String method, Instead instead) {
        all.put(name, new Meddling(port, method, instead));
    }

    private void ofBelief() {
        add(
                "a refused list is taken for an empty one",
                SmsGateway.class,
                "list",
                (real, is) ->
                        real.call(is) instanceof Listing.Complete complete
                                ? complete
                                : new Listing.Complete(List.of()));
        add(
                "what became of one text is believed of all",
                SmsGateway.class,
                "fetch",
                (real, is) ->
                        real.call(is) instanceof Fetched.Found(var found)
                                ? new Fetched.Found(delivered(found))
                                : new Fetched.Missing());
        add(
                "a STOP is taken for the latest of what is listed",
                ProviderInbox.class,
                "received",
                (real, is) ->
                        real.call(is) instanceof InboxListing.Complete(var texts)
                                ? new InboxListing.Complete(
                                        texts.stream()
                                                .filter(text -> !text.body().equals("START"))
                                                .toList())
                                : new InboxListing.Unavailable("no"));
        add(
                "the order of what was posted is made up",
                ConsentLedger.class,
                "append",
                (real, is) -> {
                    var change = (ConsentChange) is[0];
                    real.call(change);
                    return real.call(change.listed(change.recordedAt(), change.recordedAt()));
                });
    }

    private static ProviderMessage delivered(ProviderMessage found) {
        return new ProviderMessage(
                found.id(),
                found.from(),
                found.body(),
                ProviderStatus.DELIVERED,
                Optional.empty(),
                found.createdAt(),
                found.changedAt());
    }

    private void ofTheClock() {
        all.put(
                "a clock that was set back is followed",
                new Tampering() {
                    @Override
                    public InstantSource clock(InstantSource machine, LongSupplier nanos) {
                        return machine;
                    }
                });
        all.put(
                "the time of a machine that slept is not made up for",
                new Tampering() {
                    @Override
                    public InstantSource clock(InstantSource machine, LongSupplier nanos) {
                        var began = machine.instant();
                        var beganNanos = nanos.getAsLong();
                        return () -> began.plusNanos(nanos.getAsLong() - beganNanos);
                    }
                });
    }

    private void ofRules() {
        all.put(
                "the last look is left out",
                new Tampering() {
                    @Override
                    public Policy policy(Policy policy) {
                        return withoutLastLook(policy);
                    }
                });
        add("a stopped sender is not noticed", SenderPauses.class, "all", (_, _) -> List.of());
        add(
                "a sender that is resumed stays stopped",
                SenderPauses.class,
                "resume",
                (_, _) -> Optional.empty());
        add(
                "each text counts as one segment",
                SendBudget.class,
                "take",
                (real, is) -> real.call(oneSegment((SendBudget.Ask) is[0])));
        add(
                "a request never expires",
                SmsGateway.class,
                "send",
                (real, is) -> {
                    var request = (SendRequest) is[0];
                    return real.call(
                            new SendRequest(
                                    request.messageId(),
                                    request.attempt(),
                                    request.sender(),
                                    request.to(),
                                    request.text(),
                                    Duration.ofHours(10),
                                    request.leaveBy()));
                });
        all.put(
                "another department's sender is taken",
                new DepartmentsRead(is -> withSender(is, "+15005550099")));
    }

    /// Of three looks at a text (when it is submitted, claimed, and about to leave) the third is
    /// not made.
    private static Policy withoutLastLook(Policy policy) {
        var looks = new HashMap<Draft, Integer>();
        return new Policy(
                policy.gates().stream()
                        .<Gate>map(gate ->
                                new Gate() {
                                    @Override
                                    public String name() {
                                        return gate.name();
                                    }

                                    @Override
                                    public String rule(Facts facts) {
                                        return gate.rule(facts);
                                    }

                                    @Override
                                    public Verdict judge(Draft draft, Facts facts, Instant now) {
                                        var look =
                                                gate.name().equals("consent")
                                                        ? looks.merge(draft, 1, Integer::sum)
                                                        : 1;
                                        return look % 3 == 0
                                                ? new Verdict.Allow()
                                                : gate.judge(draft, facts, now);
                                    }
                                })
                        .toList(),
                policy.revocationScope());
    }

    private static Department withSender(Department is, String number) {
        var sender = new SenderAddress.OwnNumber(new PhoneNumber(number));
        return is.sendingFrom(
                new Sender(sender, is.sender().keywordAnswers(), is.sender().segmentsPerSecond()));
    }

    private void ofAttempts() {
        add(
                "a text goes through another account",
                SmsGateway.class,
                "account",
                (_, _) -> new GatewayAccount("sandbox", "AC" + "9".repeat(32)));
        add(
                "an error that tells nothing is tried again",
                MessageStore.class,
                "replace",
                (real, is) -> real.call(is[0], triedAgain((OutboundMessage) is[1])));
    }

    /// After 30008 nobody knows whether the text arrived.
    private static OutboundMessage triedAgain(OutboundMessage text) {
        var step = text.timeline().getLast();
        var code = step.reason().flatMap(reason -> reason.providerCode()).orElse(0);
        if (step.state() != MessageState.FAILED || code != 30008) {
            return text;
        }
        var timeline = new ArrayList<>(text.timeline());
        timeline.set(
                timeline.size() - 1,
                new StateChange(
                        MessageState.QUEUED,
                        step.at(),
                        step.providerAt(),
                        step.by(),
                        step.attempt(),
                        step.reason()));
        return new OutboundMessage(
                        text.id(),
                        text.revision(),
                        text.draft(),
                        text.threadId(),
                        text.account(),
                        text.decision(),
                        text.salt(),
                        text.dueAt(),
                        text.from(),
                        text.attempts(),
                        timeline,
                        text.drained())
                .attemptEnded(step.attempt(), Attempt.Outcome.DROPPED);
    }

    private static SendBudget.Ask oneSegment(SendBudget.Ask ask) {
        return new SendBudget.Ask(
                ask.text(),
                ask.account(),
                ask.sender(),
                ask.recipient(),
                1,
                ask.lane(),
                ask.allowance());
    }
}
