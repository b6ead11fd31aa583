package dev.duly.core.system;

import dev.duly.core.PortException;
import dev.duly.core.access.Access;
import dev.duly.core.message.Ids;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.policy.Policy;
import dev.duly.core.policy.ReadFacts;
import dev.duly.core.receipt.RecordReceipt;
import dev.duly.core.receiving.Confirmations;
import dev.duly.core.receiving.ReceiveMessage;
import dev.duly.core.record.Audit;
import dev.duly.core.sending.CancelMessage;
import dev.duly.core.sending.Outbox;
import dev.duly.core.sending.Reconcile;
import dev.duly.core.sending.RetrySchedule;
import dev.duly.core.sending.SendWorker;
import dev.duly.core.sending.SendingSettings;
import dev.duly.core.sending.SettleAttempt;
import dev.duly.core.sending.Settlement;
import dev.duly.core.sending.SubmitMessage;
import dev.duly.core.sending.SweepStuck;
import dev.duly.core.thread.ReadThreads;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/// The whole application: every use case, built on the backends that were chosen. Start reading
/// here.
///
/// A text out: [SubmitMessage], then [SendWorker], then [RecordReceipt]. A text in:
/// [ReceiveMessage]. What a crash leaves behind: [SweepStuck], then [Reconcile]. Nothing here runs
/// by itself: [Loops] does.
///
/// @param backends as given, for what a caller reads from a port directly: readiness, the queue's
///   depth
public record Duly(
        Backends backends,
        SendingSettings settings,
        Access access,
        SubmitMessage submitMessage,
        CancelMessage cancelMessage,
        SendWorker sendWorker,
        SweepStuck sweepStuck,
        Reconcile reconcile,
        RecordReceipt recordReceipt,
        ReceiveMessage receiveMessage,
        ReadThreads readThreads) {
    /// @param chance fit for secrets; a seeded one for simulations
    public static Duly on(
            Backends backends,
            Policy policy,
            SendingSettings settings,
            InstantSource clock,
            RandomGenerator chance) {
        var storage = backends.storage();
        var messages = storage.messages();
        var consents = storage.consents();
        var threads = storage.threads();
        var queue = backends.queue();
        var gateway = backends.gateway();
        var ids = new Ids(clock, chance);
        var audit = new Audit(storage.audit());
        var outbox = new Outbox(messages, audit, threads, queue);
        var readFacts = new ReadFacts(storage.departments(), consents);
        var submit =
                new SubmitMessage(
                        messages,
                        threads,
                        readFacts,
                        policy,
                        audit,
                        outbox,
                        gateway.account(),
                        ids,
                        chance,
                        clock);
        var recordReceipt =
                new RecordReceipt(
                        storage.receipts(), messages, consents, kept -> draw(outbox, kept), clock);
        var settlement = new Settlement(new RetrySchedule(chance));
        var settle =
                new SettleAttempt(
                        messages, consents, queue, outbox, recordReceipt, settlement, clock);
        return new Duly(
                backends,
                settings,
                new Access(storage.tokens(), audit, ids, chance, clock),
                submit,
                new CancelMessage(messages, settle, clock),
                new SendWorker(
                        messages,
                        queue,
                        readFacts,
                        policy,
                        backends.budget(),
                        gateway,
                        outbox,
                        settle,
                        settings,
                        clock),
                new SweepStuck(messages, queue, outbox, settle, settings, clock),
                new Reconcile(messages, gateway, settle, settings, clock),
                recordReceipt,
                new ReceiveMessage(
                        storage.inbound(),
                        messages,
                        consents,
                        threads,
                        storage.departments(),
                        new Confirmations(submit, clock),
                        outbox,
                        ids,
                        chance,
                        clock),
                new ReadThreads(messages, storage.receipts(), threads, audit, ids, clock));
    }

    private static void draw(Outbox outbox, OutboundMessage kept) {
        try {
            outbox.draw(kept);
        } catch (PortException _) {
            // The step is kept, and so is what has to follow from it: the sweep draws it.
        }
    }
}
