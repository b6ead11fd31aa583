package dev.duly.testkit.simulation;

import dev.duly.core.department.DepartmentId;
import dev.duly.core.message.Attempt;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.LiveMessage;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.ThreadId;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.sending.SendRequest;
import dev.duly.core.text.MessageText;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What must hold for each text of ours, at each write and at each leaving.
final class MessagePromises {
    static final String NO_SECOND_TEXT = "no second text";
    static final String NOTHING_AFTER_STOP = "nothing after a STOP";

    /// So far may a clock be off by which something is sent.
    private static final Duration SKEW = Duration.ofMinutes(10);

    /// Each node compares its clock with the provider's once a minute.
    private static final long CLOCKS_COMPARED = 62_000;

    private record Words(PhoneNumber to, MessageText text) {}

    private record Correspondents(DepartmentId department, PhoneNumber person) {}

    private final SimulatedWorld world;
    private final MessageStore store;
    private final OrderPromises order;
    private final Map<MessageId, Watch> watches = new LinkedHashMap<>();
    private final Map<Words, MessageId> flying = new HashMap<>();
    private final Map<Correspondents, ThreadId> threads = new HashMap<>();
    private final Map<IdempotencyKey, MessageId> keys = new HashMap<>();

    MessagePromises(SimulatedWorld world, MessageStore store) {
        this.world = world;
        this.store = store;
        this.order = new OrderPromises(world, all());
    }

    MessageStore watched() {
        return new WatchedMessages(store, this);
    }

    Collection<Watch> all() {
        return Collections.unmodifiableCollection(watches.values());
    }

    Watch of(MessageId id) {
        var watch = watches.get(id);
        if (watch == null) {
            throw new IllegalStateException("nobody kept " + id);
        }
        return watch;
    }

    void added(OutboundMessage kept) {
        watches.put(kept.id(), new Watch(kept, world.scheduler()));
        kept.draft()
                .key()
                .map(key -> keys.putIfAbsent(key, kept.id()))
                .ifPresent(other -> broken("one text a key", kept, "another is " + other));
        world.promises().holds().written(kept);
        var correspondents = new Correspondents(kept.departmentId(), kept.draft().to());
        var thread = threads.putIfAbsent(correspondents, kept.threadId());
        if (thread != null && !thread.equals(kept.threadId())) {
            broken("one conversation a person", kept, "the other is " + thread);
        }
    }

    void added(InboundMessage kept) {
        var isTexted =
                world.provider().received().stream()
                        .anyMatch(text -> text.providerId().equals(kept.providerId()));
        if (!isTexted || !world.promises().inbound().isFirst(kept)) {
            world.broken("one message a text that came in", kept.id() + " is one too many");
        }
        checkDrained(kept);
    }

    /// A caller was told that the text is accepted.
    void accepted(OutboundMessage told, IdempotencyKey key) {
        var isKept =
                store.find(told.id()).stream()
                        .anyMatch(kept ->
                                kept instanceof OutboundMessage text
                                        && text.draft().equals(told.draft()));
        if (!isKept || !told.id().equals(keys.get(key))) {
            broken("what is acknowledged is kept", told, "it was told to be accepted");
        }
    }

    void replaced(OutboundMessage kept) {
        var watch = of(kept.id());
        var before = watch.last();
        LegalStep.wrong(before, kept).ifPresent(wrong -> broken("only legal steps", kept, wrong));
        flying(before).ifPresent(key -> flying.remove(key, kept.id()));
        flying(kept)
                .map(key -> flying.put(key, kept.id()))
                .filter(other -> !other.equals(kept.id()))
                .ifPresent(
                        other -> broken("twins never fly together", kept, "the other is " + other));
        watch.wrote(kept, world.scheduler().now());
        watch.lookedAt(world.scheduler().current().beganAt());
        checkDrained(kept);
        checkReached(kept);
        checkSuppressed(kept);
        world.promises().receipts().written(watch);
        world.promises().pauses().written(kept);
        if (kept.timeline().size() > before.timeline().size()) {
            world.promises().holds().written(kept);
        }
        if (kept.attempts().size() > before.attempts().size()) {
            world.promises().pauses().begun(kept);
            world.promises().rules().begun(kept);
            world.promises().receipts().begun(kept);
            order.begun(kept);
        }
    }

    private static Optional<Words> flying(OutboundMessage text) {
        var isFlying =
                text.state() == MessageState.SENDING || text.state() == MessageState.UNCONFIRMED;
        return isFlying
                ? Optional.of(new Words(text.draft().to(), text.draft().text()))
                : Optional.empty();
    }

    /// Nobody loses texts of a department to a STOP that was not to it.
    private void checkReached(OutboundMessage kept) {
        var isOptedOut =
                kept.state() == MessageState.BLOCKED
                        && kept.timeline().getLast().reason().stream()
                                .anyMatch(reason -> reason.code().equals("opted_out"));
        var consent = world.promises().consent();
        if (isOptedOut && !consent.isReached(kept.draft().to(), kept.departmentId())) {
            broken("a STOP reaches no further than it says", kept, "nobody stopped it");
        }
    }

    /// Whom the provider blocks is not texted again and again.
    private void checkSuppressed(OutboundMessage kept) {
        var isBlocked =
                kept.state() == MessageState.FAILED
                        && kept.timeline().getLast().reason().stream()
                                .flatMap(reason -> reason.providerCode().stream())
                                .anyMatch(code -> code == ProviderDoor.UNSUBSCRIBED);
        var to = kept.draft().to();
        if (isBlocked && !world.promises().consent().isBlocked(to, kept.departmentId())) {
            broken("what the provider blocks is written down", kept, "the ledger knows nothing");
        }
    }

    void drained(LiveMessage message) {
        checkDrained(message);
        if (message instanceof OutboundMessage text) {
            of(text.id()).wrote(text, world.scheduler().now());
        }
    }

    private void checkDrained(LiveMessage message) {
        if (!world.promises().audit().has(message, message.drained())) {
            world.broken("every step is audited", message.id() + " is drained before its audit");
        }
    }

    /// The bytes of a request leave.
    void leaving(SendRequest request, SimulatedNode node) {
        var watch = of(request.messageId());
        var text = watch.last();
        if (!watch.leaves(request.attempt()) || text.attempt(request.attempt()).isEmpty()) {
            broken("one request an attempt", text, "attempt " + request.attempt());
        }
        if (watch.isCanceled()) {
            broken("nothing after it was canceled", text, "it left all the same");
        }
        if (watch.end().stream().anyMatch(end -> node.now().isAfter(end))) {
            broken("nothing after it expired", text, "at " + node.now());
        }
        if (!world.promises().audit().has(text, sendingStep(text, request.attempt()))) {
            broken("nothing leaves without its record", text, "attempt " + request.attempt());
        }
        text.attempt(request.attempt())
                .ifPresent(attempt -> world.promises().pauses().leaving(text, attempt));
        if (node.isWrongSince(world.scheduler().current().beganAt() - CLOCKS_COMPARED)) {
            broken("nothing by a clock that is wrong", text, "by the clock it is " + node.now());
        }
        checkRequest(watch, request);
        world.promises().rules().leaving(text, request, node);
        checkStop(text);
    }

    private void checkRequest(Watch watch, SendRequest request) {
        var text = watch.last();
        var attempt = text.attempt(request.attempt());
        var isRight =
                request.to().equals(text.draft().to())
                        && request.text().equals(text.draft().text())
                        && attempt.map(Attempt::sender).equals(Optional.of(request.sender()))
                        && attempt.map(Attempt::account).equals(Optional.of(SimulatedWorld.ACCOUNT))
                        && world.house().hasHad(request.sender());
        if (!isRight) {
            broken("what leaves is what was accepted", text, "attempt " + request.attempt());
        }
        var latest = attempt.map(one -> one.startedAt().plus(SimulatedWorld.SETTINGS.leaving()));
        if (latest.stream().anyMatch(request.leaveBy()::isAfter)
                || watch.end().stream().anyMatch(request.leaveBy()::isAfter)) {
            broken("nothing leaves late", text, "it may leave until " + request.leaveBy());
        }
        var left = watch.end().map(end -> Duration.between(world.now(), end));
        if (left.stream().anyMatch(most -> request.validity().compareTo(most.plus(SKEW)) > 0)) {
            broken("nothing after it expired", text, "valid for " + request.validity());
        }
    }

    private static int sendingStep(OutboundMessage text, int attempt) {
        var steps = 0;
        for (var step : text.timeline()) {
            steps++;
            if (step.state() == MessageState.SENDING && step.attempt() == attempt) {
                return steps;
            }
        }
        return text.timeline().size();
    }

    private void checkStop(OutboundMessage text) {
        var consent = world.promises().consent();
        if (text.draft().purpose() == Purpose.CONSENT) {
            return;
        }
        consent.inForce(text.draft().to(), text.departmentId())
                .ifPresent(stop -> broken(NOTHING_AFTER_STOP, text, "it leaves after " + stop));
    }

    /// The provider took a text.
    void created(ProviderText text) {
        var watch = of(text.request().messageId());
        if (watch.isWithProvider() && !watch.isDecided()) {
            broken(
                    NO_SECOND_TEXT,
                    watch.last(),
                    "attempt " + text.request().attempt() + " is " + text.id());
        }
        watch.taken().add(text);
        world.promises().consent().confirmed(watch.last(), confirmations(watch.last()));
    }

    private long confirmations(OutboundMessage answer) {
        return watches.values().stream()
                .filter(Watch::isWithProvider)
                .filter(watch -> watch.last().draft().purpose() == Purpose.CONSENT)
                .filter(watch -> watch.last().draft().to().equals(answer.draft().to()))
                .filter(watch -> watch.last().departmentId().equals(answer.departmentId()))
                .count();
    }

    private void broken(String promise, OutboundMessage text, String sentence) {
        world.broken(promise, text.id() + " (" + text.state() + "): " + sentence);
    }
}
