package dev.duly.core.system;

import dev.duly.core.access.Access;
import dev.duly.core.events.HearEvents;
import dev.duly.core.health.AlertNotifier;
import dev.duly.core.message.Ids;
import dev.duly.core.message.MessageStore;
import dev.duly.core.policy.CountRecent;
import dev.duly.core.policy.PauseSender;
import dev.duly.core.policy.Policy;
import dev.duly.core.policy.ReadDepartments;
import dev.duly.core.policy.ReadFacts;
import dev.duly.core.policy.ReadSenders;
import dev.duly.core.receipt.RecordReceipt;
import dev.duly.core.receiving.CatchUpInbound;
import dev.duly.core.receiving.Confirmations;
import dev.duly.core.receiving.PlaceChanges;
import dev.duly.core.receiving.ReceiveMessage;
import dev.duly.core.revocation.Revocations;
import dev.duly.core.sending.CancelMessage;
import dev.duly.core.sending.CatchUpReceipts;
import dev.duly.core.sending.ComposeMessage;
import dev.duly.core.sending.Departures;
import dev.duly.core.sending.ExplainMessage;
import dev.duly.core.sending.LookAgain;
import dev.duly.core.sending.Outbox;
import dev.duly.core.sending.Reconcile;
import dev.duly.core.sending.ResendMessage;
import dev.duly.core.sending.ResolveMessage;
import dev.duly.core.sending.ResumeSender;
import dev.duly.core.sending.RetrySchedule;
import dev.duly.core.sending.SendWorker;
import dev.duly.core.sending.SendingSettings;
import dev.duly.core.sending.SettleAttempt;
import dev.duly.core.sending.Settlement;
import dev.duly.core.sending.SubmitMessage;
import dev.duly.core.sending.SweepStuck;
import dev.duly.core.sending.TellOfUnsent;
import dev.duly.core.template.RenderTemplate;
import dev.duly.core.template.Templates;
import dev.duly.core.thread.ReadThreads;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// Builds each use case on what it shares with the others.
final class Assembly {
    private final AlertNotifier alerts = new LoggedAlerts();
    private final Backends backends;
    private final Storage storage;
    private final MessageStore messages;
    private final Policy policy;
    private final SendingSettings settings;
    private final Revocations revocations;
    private final InstantSource clock;
    private final RandomGenerator chance;
    private final Ids ids;
    private final Outbox outbox;
    private final ReadFacts readFacts;
    private final RenderTemplate renderTemplate;
    private final ComposeMessage composeMessage;
    private final RecordReceipt recordReceipt;
    private final SettleAttempt settleAttempt;
    private final PlaceChanges placeChanges;

    Assembly(
            Backends backends,
            Policy policy,
            SendingSettings settings,
            Revocations revocations,
            InstantSource clock,
            RandomGenerator chance) {
        this.backends = backends;
        this.storage = backends.storage();
        this.messages = new PublishedMessages(storage.messages(), backends.events());
        this.policy = policy;
        this.settings = settings;
        this.revocations = revocations;
        this.clock = clock;
        this.chance = chance;
        this.ids = new Ids(clock, chance);
        this.outbox =
                new Outbox(messages, storage.audit(), storage.threads(), backends.queue(), clock);
        this.readFacts = readFacts();
        this.renderTemplate = new RenderTemplate(storage.templates());
        this.composeMessage =
                new ComposeMessage(
                        storage.departments(), storage.contacts(), messages, renderTemplate);
        var pauseSender =
                new PauseSender(storage.senderPauses(), messages, storage.audit(), alerts, clock);
        this.recordReceipt = recordReceipt(pauseSender);
        this.settleAttempt = settleAttempt(pauseSender);
        this.placeChanges = new PlaceChanges(backends.inbox(), storage.consents(), clock);
    }

    Duly whole() {
        var submitMessage = submitMessage();
        var receiveMessage = receiveMessage(submitMessage);
        var lookAgain = new LookAgain(messages, backends.queue(), clock);
        var staff = new StaffAssembly(storage, lookAgain, policy, ids, clock);
        return new Duly(
                backends,
                settings,
                new Access(storage.tokens(), storage.audit(), ids, chance, clock),
                submitMessage,
                new ExplainMessage(composeMessage, readFacts, policy, clock),
                staff.saveDepartment(),
                new ReadDepartments(storage.departments()),
                staff.readConsent(),
                staff.changeConsent(),
                staff.askForConsent(submitMessage),
                revocations,
                new CancelMessage(messages, settleAttempt, clock),
                new ResendMessage(messages, submitMessage),
                new ResolveMessage(messages, settleAttempt, settings, clock),
                readSenders(),
                resumeSender(),
                sendWorker(),
                sweepStuck(),
                tellOfUnsent(),
                reconcile(),
                recordReceipt,
                catchUpReceipts(),
                receiveMessage,
                catchUpInbound(receiveMessage),
                new Departures(messages, settings),
                readThreads(),
                staff.saveContact(),
                staff.readContacts(),
                staff.importHistory(backends.numbers(), revocations),
                staff.readTasks(),
                staff.closeTask(),
                new HearEvents(backends.events(), storage.audit(), ids, clock),
                Templates.on(storage.templates(), storage.audit(), ids, clock));
    }

    private ReadFacts readFacts() {
        return new ReadFacts(
                storage.departments(),
                storage.consents(),
                storage.senderPauses(),
                storage.contacts(),
                new CountRecent(messages),
                backends.numbers(),
                policy.revocationScope(),
                backends.gateway().account(),
                clock);
    }

    private ResumeSender resumeSender() {
        return new ResumeSender(
                storage.senderPauses(), messages, backends.queue(), storage.audit(), ids, clock);
    }

    private ReadSenders readSenders() {
        return new ReadSenders(
                storage.departments(), storage.senderPauses(), backends.gateway().account());
    }

    private CatchUpReceipts catchUpReceipts() {
        return new CatchUpReceipts(
                messages, backends.gateway(), recordReceipt, settings, alerts, clock);
    }

    private ReadThreads readThreads() {
        return new ReadThreads(
                messages, storage.receipts(), storage.threads(), storage.audit(), ids, clock);
    }

    private RecordReceipt recordReceipt(PauseSender pauseSender) {
        return new RecordReceipt(
                storage.receipts(),
                messages,
                storage.consents(),
                pauseSender,
                // As after an attempt: whatever waited for this text is woken.
                kept -> settleAttempt.release(kept),
                chance,
                clock);
    }

    private SettleAttempt settleAttempt(PauseSender pauseSender) {
        return new SettleAttempt(
                messages,
                storage.consents(),
                backends.queue(),
                outbox,
                recordReceipt,
                pauseSender,
                new Settlement(new RetrySchedule(chance)),
                clock);
    }

    private SweepStuck sweepStuck() {
        return new SweepStuck(messages, backends.queue(), outbox, settleAttempt, settings, clock);
    }

    private TellOfUnsent tellOfUnsent() {
        return new TellOfUnsent(
                messages,
                storage.departments(),
                storage.consents(),
                policy.revocationScope(),
                storage.tasks(),
                ids,
                clock);
    }

    private Reconcile reconcile() {
        return new Reconcile(
                messages,
                backends.gateway(),
                recordReceipt,
                settleAttempt,
                settings,
                alerts,
                clock);
    }

    private CatchUpInbound catchUpInbound(ReceiveMessage receiveMessage) {
        return new CatchUpInbound(
                backends.gateway(),
                backends.inbox(),
                storage.inbound(),
                storage.departments(),
                receiveMessage,
                placeChanges,
                settings,
                alerts);
    }

    private SubmitMessage submitMessage() {
        return new SubmitMessage(
                messages,
                storage.threads(),
                composeMessage,
                readFacts,
                policy,
                storage.audit(),
                outbox,
                backends.gateway().account(),
                ids,
                chance,
                clock);
    }

    private SendWorker sendWorker() {
        return new SendWorker(
                messages,
                backends.queue(),
                readFacts,
                policy,
                backends.budget(),
                backends.gateway(),
                outbox,
                settleAttempt,
                settings,
                alerts,
                clock);
    }

    private ReceiveMessage receiveMessage(SubmitMessage submitMessage) {
        return new ReceiveMessage(
                storage.inbound(),
                messages,
                storage.consents(),
                storage.threads(),
                storage.departments(),
                placeChanges,
                new Confirmations(submitMessage, renderTemplate, storage.contacts(), clock),
                revocations,
                policy.revocationScope(),
                storage.tasks(),
                outbox,
                ids,
                chance,
                clock);
    }
}
