package dev.duly.bench.faults;

import dev.duly.core.message.Attempt;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.message.StateChange;
import dev.duly.core.message.Trail;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.record.Actor;
import dev.duly.core.record.AuditEntry;
import dev.duly.core.record.ChainHead;
import dev.duly.testkit.OutboundSample;
import dev.duly.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Evidence that is made up: whole, unless a test breaks it.
final class Made {
    private final List<Promises.Accepted> accepted = new ArrayList<>();
    private final List<OutboundMessage> outbound = new ArrayList<>();
    private final List<InboundMessage> inbound = new ArrayList<>();
    private final List<SandboxText> sandbox = new ArrayList<>();
    private Map<String, List<AuditEntry>> chains = new HashMap<>();

    /// Texts 1 and 2 went to Ann and Ben, text 3 from Ann came in.
    static Made whole() {
        return new Made()
                .went(delivered(1, Samples.ANN, "One"))
                .went(delivered(2, Samples.BEN, "Two"))
                .heard(Samples.inbound(3).received());
    }

    static OutboundMessage queued(int number, PhoneNumber to, String words) {
        return Samples.outbound(number)
                .to(to)
                .saying(words)
                .keyed(Samples.key("faults-" + number))
                .queued();
    }

    static OutboundMessage sent(int number, PhoneNumber to, String words) {
        var at = Samples.second(number);
        return OutboundSample.sending(queued(number, to, words), at)
                .attemptTaken(1, Samples.providerId(number))
                .then(step(MessageState.SENT, at));
    }

    static OutboundMessage delivered(int number, PhoneNumber to, String words) {
        return sent(number, to, words).then(step(MessageState.DELIVERED, Samples.second(number)));
    }

    /// Taken by nobody, and tried again.
    static OutboundMessage notTaken(OutboundMessage queued) {
        return OutboundSample.sending(queued, queued.createdAt())
                .attemptEnded(1, Attempt.Outcome.NOT_TAKEN)
                .then(step(MessageState.QUEUED, queued.createdAt()));
    }

    /// Dropped by the provider, and due again so much later.
    static OutboundMessage dropped(OutboundMessage queued, Duration wait) {
        return OutboundSample.sending(queued, queued.createdAt())
                .attemptEnded(1, Attempt.Outcome.DROPPED)
                .due(queued.createdAt().plus(wait))
                .thenByReceipt(step(MessageState.QUEUED, queued.createdAt()));
    }

    static StateChange step(MessageState state, Instant at) {
        return new StateChange(
                state,
                at,
                Optional.empty(),
                Actor.PROVIDER,
                1,
                Optional.of(Reason.of("made_up", "Made up.", "Nothing.")));
    }

    /// One that went, as the sandbox has it.
    static SandboxText taken(OutboundMessage text) {
        return taken(text, text.providerId().orElseThrow().value());
    }

    static SandboxText taken(OutboundMessage text, String sid) {
        return new SandboxText(
                sid,
                Samples.OFFICE.e164(),
                text.draft().to().e164(),
                text.draft().text().value(),
                "delivered",
                false,
                false,
                OptionalInt.empty(),
                text.createdAt(),
                Optional.empty());
    }

    static SandboxText dropped(SandboxText text) {
        return new SandboxText(
                text.sid(),
                text.from(),
                text.to(),
                text.body(),
                "failed",
                false,
                false,
                OptionalInt.of(30001),
                text.arrivedAt(),
                Optional.empty());
    }

    static SandboxText at(SandboxText text, Instant arrived) {
        return new SandboxText(
                text.sid(),
                text.from(),
                text.to(),
                text.body(),
                text.status(),
                text.isInbound(),
                text.isAuto(),
                text.errorCode(),
                arrived,
                text.answeredAt());
    }

    /// A handset's, answered by us half a second later.
    static SandboxText spoken(int number, PhoneNumber from, String words) {
        var at = Samples.second(number);
        return new SandboxText(
                Samples.providerId(number).value(),
                from.e164(),
                Samples.OFFICE.e164(),
                words,
                "received",
                true,
                false,
                OptionalInt.empty(),
                at,
                Optional.of(at.plusMillis(500)));
    }

    static PlannedText planned(int number, PlannedText.Kind kind, OutboundMessage text) {
        return new PlannedText(
                number,
                kind,
                1,
                0,
                text.draft().to().e164(),
                text.draft().text().value(),
                false,
                false);
    }

    /// Accepted, kept and at the sandbox.
    Made went(OutboundMessage text) {
        return kept(text).atSandbox(taken(text));
    }

    /// Accepted and kept, its consequences drawn.
    Made kept(OutboundMessage text) {
        return promised(text, PlannedText.Kind.UNIQUE, false).unasked(text);
    }

    /// Kept, and nobody was told of it.
    Made unasked(OutboundMessage text) {
        return raw(text.drained(text.timeline().size()));
    }

    /// Kept exactly so.
    Made raw(OutboundMessage text) {
        outbound.add(text);
        return this;
    }

    Made promised(OutboundMessage text, PlannedText.Kind kind, boolean isCanceled) {
        var key = text.draft().key().orElseThrow().value();
        var number = Integer.parseInt(key.substring("faults-".length()));
        accepted.add(new Promises.Accepted(planned(number, kind, text), text.id(), isCanceled));
        return this;
    }

    Made heard(InboundMessage text) {
        inbound.add(text.drained(1));
        return atSandbox(
                new SandboxText(
                        text.providerId().value(),
                        text.from().e164(),
                        text.to().e164(),
                        text.body(),
                        "received",
                        true,
                        false,
                        OptionalInt.empty(),
                        text.createdAt(),
                        Optional.of(text.createdAt())));
    }

    Made atSandbox(SandboxText text) {
        sandbox.add(text);
        return this;
    }

    Made audited(Map<String, List<AuditEntry>> other) {
        chains = other;
        return this;
    }

    /// With an audit entry for each step, unless a test has said otherwise.
    Evidence evidence() {
        return new Evidence(
                accepted,
                List.of(),
                outbound,
                inbound,
                chains.isEmpty() ? trails() : chains,
                sandbox);
    }

    Map<String, List<AuditEntry>> trails() {
        var trails = new HashMap<String, List<AuditEntry>>();
        var all = new ArrayList<LiveMessage>(outbound);
        all.addAll(inbound);
        for (var message : all) {
            for (var i = 0; i < message.timeline().size(); i++) {
                var event = Trail.entry(message, i);
                var chain = trails.computeIfAbsent(event.stream(), _ -> new ArrayList<>());
                var head =
                        chain.isEmpty() ? ChainHead.empty(event.stream()) : chain.getLast().head();
                chain.add(AuditEntry.after(head, event));
            }
        }
        return trails;
    }

    /// The sentences of what `check` finds.
    List<String> complaints(Check check) {
        return check.violations(evidence()).stream().map(Violation::sentence).toList();
    }
}
