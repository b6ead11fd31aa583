package dev.duly.core;

import dev.duly.core.client.CaseId;
import dev.duly.core.consent.ConsentChange;
import dev.duly.core.department.Department;
import dev.duly.core.department.DepartmentId;
import dev.duly.core.department.DepartmentPolicy;
import dev.duly.core.department.KeywordAnswers;
import dev.duly.core.department.Sender;
import dev.duly.core.department.SenderAddress;
import dev.duly.core.memory.InMemoryLiveEvents;
import dev.duly.core.memory.InMemoryNumberPlan;
import dev.duly.core.memory.InMemorySendBudget;
import dev.duly.core.memory.InMemorySendQueue;
import dev.duly.core.memory.InMemoryStorage;
import dev.duly.core.memory.MovableClock;
import dev.duly.core.memory.ScriptedGateway;
import dev.duly.core.message.Draft;
import dev.duly.core.message.IdempotencyKey;
import dev.duly.core.message.InboundMessage;
import dev.duly.core.message.MessageFilter;
import dev.duly.core.message.MessageId;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.StateChange;
import dev.duly.core.phone.PhoneNumber;
import dev.duly.core.policy.Policy;
import dev.duly.core.policy.SendBudget;
import dev.duly.core.provider.GatewayAccount;
import dev.duly.core.provider.ProviderMessageId;
import dev.duly.core.provider.ProviderStatus;
import dev.duly.core.purpose.Purpose;
import dev.duly.core.receipt.DeliveryReceipt;
import dev.duly.core.receiving.InboundText;
import dev.duly.core.receiving.InboxListing;
import dev.duly.core.receiving.ProviderInbox;
import dev.duly.core.record.Actor;
import dev.duly.core.record.ChainHead;
import dev.duly.core.sending.SendingSettings;
import dev.duly.core.sending.SmsGateway;
import dev.duly.core.sending.SubmitResult;
import dev.duly.core.system.Backends;
import dev.duly.core.system.Duly;
import dev.duly.core.text.MessageText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/// A whole Duly in memory, with a clock that a test moves and a gateway that a test scripts.
public final class World {
    public static final GatewayAccount ACCOUNT =
            new GatewayAccount("sandbox", "AC" + "0".repeat(32));
    public static final PhoneNumber ANN = new PhoneNumber("+17025550142");
    public static final PhoneNumber BOB = new PhoneNumber("+17025550143");
    public static final PhoneNumber OURS = new PhoneNumber("+15005550006");
    public static final DepartmentId PRETRIAL = new DepartmentId("pretrial");
    public static final DepartmentId PROBATION = new DepartmentId("probation");
    public static final String SERVICE = "MG" + "0".repeat(32);
    private static final Actor OFFICER = Actor.token("officer");

    public final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T17:00:00Z"));
    public final InMemoryStorage storage = new InMemoryStorage();
    public final InMemorySendQueue queue = new InMemorySendQueue(clock);
    public final InMemoryLiveEvents events = new InMemoryLiveEvents(clock);
    private final List<InboundText> held = new ArrayList<>();
    public final ScriptedGateway gateway = new ScriptedGateway(ACCOUNT, clock);
    public final Duly duly;

    /// Runs when a worker asks the budget: after its first look and before its write to `sending`.
    public Runnable atBudget = () -> {};

    /// Runs before each audit entry is written: between the write to `sending` and the last look.
    public Runnable atRecord = () -> {};

    /// Runs before each call of a port, and is told which: see [Cue].
    public Consumer<String> beforeCall = _ -> {};

    /// Runs after each such call.
    public Consumer<String> afterCall = _ -> {};

    public World() {
        this(KeywordAnswers.TWILIO_DEFAULT);
    }

    public World(KeywordAnswers answers) {
        this(new Sender(SenderAddress.of(SERVICE), answers, 100));
    }

    /// A department with one number of its own.
    public World(PhoneNumber number) {
        this(new Sender(SenderAddress.of(number.e164()), KeywordAnswers.TWILIO_DEFAULT, 100));
    }

    public World(Sender sender) {
        var recording = new RecordingStorage(storage, this::before, call -> afterCall.accept(call));
        var backends =
                new Backends(
                        recording,
                        queue,
                        budget(),
                        events,
                        recording.watched(SmsGateway.class, gateway),
                        recording.watched(ProviderInbox.class, gateway),
                        _ -> {
                            throw new UnsupportedOperationException("no webhook comes in here");
                        },
                        new InMemoryNumberPlan());
        duly = Duly.on(backends, Policy.standard(), SendingSettings.DEFAULT, clock, new Random(7));
        save(PRETRIAL, "Pretrial Services", sender);
    }

    private void save(DepartmentId id, String name, Sender sender) {
        var zone = ZoneId.of("America/Los_Angeles");
        keep(Department.first(id, name, "en", zone, sender, DepartmentPolicy.UNRESTRICTED));
    }

    /// Keeps `department` as its own next version.
    public void keep(Department department) {
        var departments = storage.departments();
        departments.keep(
                departments
                        .find(department.id())
                        .map(kept -> kept.changedTo(department))
                        .orElse(department));
    }

    private void before(String call) {
        if (call.equals("AuditLog.append")) {
            atRecord.run();
        }
        beforeCall.accept(call);
    }

    private SendBudget budget() {
        var budget = new InMemorySendBudget(clock);
        return new SendBudget() {
            @Override
            public Answer take(Ask ask) {
                atBudget.run();
                return budget.take(ask);
            }

            @Override
            public void settle(Ask ask, Answer.Granted granted, Met met) {
                budget.settle(ask, granted, met);
            }
        };
    }

    public static Draft draft(PhoneNumber to, String words) {
        return draft(Optional.empty(), to, words);
    }

    public static Draft draft(String key, PhoneNumber to, String words) {
        return draft(Optional.of(new IdempotencyKey("officer", key)), to, words);
    }

    private static Draft draft(Optional<IdempotencyKey> key, PhoneNumber to, String words) {
        return Draft.of(OFFICER, to, MessageText.of(words), PRETRIAL, Purpose.MANUAL)
                .withKey(key)
                .inCase(Optional.of(new CaseId("C-1042")));
    }

    /// The same text, from another department.
    public Draft fromProbation(Draft draft) {
        if (storage.departments().find(PROBATION).isEmpty()) {
            save(
                    PROBATION,
                    "Probation",
                    storage.departments().find(PRETRIAL).orElseThrow().sender());
        }
        return Samples.from(PROBATION, draft);
    }

    /// Submits a text that must be accepted.
    public MessageId accept(Draft draft) {
        return switch (duly.submitMessage().submit(draft)) {
            case SubmitResult.Accepted(var message) -> message.id();
            case SubmitResult other -> throw new AssertionError("not accepted but " + other);
        };
    }

    /// Accepts a text and hands it to the gateway.
    public MessageId send(PhoneNumber to, String words) {
        var id = accept(draft(to, words));
        duly.sendWorker().runOnce(10);
        return id;
    }

    public OutboundMessage text(MessageId id) {
        return (OutboundMessage) storage.messages().find(id).orElseThrow();
    }

    public MessageState stateOf(MessageId id) {
        return text(id).state();
    }

    public List<MessageState> statesOf(MessageId id) {
        return text(id).timeline().stream().map(StateChange::state).toList();
    }

    public ProviderMessageId providerId(int number) {
        return new ProviderMessageId("SM" + "%032x".formatted(number));
    }

    public DeliveryReceipt receipt(
            MessageId id, int attempt, ProviderMessageId providerId, String status) {
        return receipt(Optional.of(id), attempt, providerId, status, Optional.empty());
    }

    public DeliveryReceipt receipt(
            Optional<MessageId> id,
            int attempt,
            ProviderMessageId providerId,
            String status,
            Optional<Integer> error) {
        return new DeliveryReceipt(
                id,
                attempt,
                ACCOUNT,
                providerId,
                ProviderStatus.of(status),
                status,
                error,
                Optional.of(OURS),
                clock.instant(),
                Optional.of(clock.instant()),
                Map.of("MessageStatus", status));
    }

    public InboundText inbound(int number, PhoneNumber from, String body) {
        return new InboundText(
                ACCOUNT,
                providerId(number),
                from,
                OURS,
                Optional.of(SERVICE),
                body,
                List.of(),
                Optional.empty(),
                InboundText.Arrival.POSTED,
                clock.instant(),
                Optional.empty(),
                Map.of("Body", body));
    }

    /// A text that came in, is held by the provider, and was dealt with.
    public void receive(InboundText text) {
        held.add(Samples.listed(text));
        gateway.holds(new InboxListing.Complete(held));
        duly.receiveMessage().keep(text);
        duly.receiveMessage().runOnce(10);
    }

    /// All texts of ours, oldest first.
    public List<OutboundMessage> outbound() {
        return Samples.all(storage, MessageFilter.Direction.OUT, OutboundMessage.class);
    }

    /// All texts of people, oldest first.
    public List<InboundMessage> inboundTexts() {
        return Samples.all(storage, MessageFilter.Direction.IN, InboundMessage.class);
    }

    public List<ConsentChange> consentOf(PhoneNumber phone) {
        return storage.consents().history(phone);
    }

    /// Whether every entry of every chain follows the one before.
    public boolean chainsAreWhole() {
        return storage.audit().heads().stream().map(ChainHead::stream).allMatch(this::isWhole);
    }

    private boolean isWhole(String stream) {
        var before = ChainHead.empty(stream);
        for (var entry : storage.audit().read(stream, 0, 10_000)) {
            if (!entry.follows(before)) {
                return false;
            }
            before = entry.head();
        }
        return before.sequence() > 0;
    }

    /// The actions audited in one stream, in order.
    public List<String> audited(String stream) {
        return storage.audit().read(stream.toLowerCase(Locale.ROOT), 0, 10_000).stream()
                .map(entry -> entry.event().action())
                .toList();
    }
}
