package dev.duly.core.system;

import dev.duly.core.access.Access;
import dev.duly.core.contact.ReadContacts;
import dev.duly.core.contact.SaveContact;
import dev.duly.core.events.HearEvents;
import dev.duly.core.importing.ImportHistory;
import dev.duly.core.policy.ChangeConsent;
import dev.duly.core.policy.Policy;
import dev.duly.core.policy.ReadConsent;
import dev.duly.core.policy.ReadDepartments;
import dev.duly.core.policy.ReadSenders;
import dev.duly.core.policy.SaveDepartment;
import dev.duly.core.receipt.RecordReceipt;
import dev.duly.core.receiving.CatchUpInbound;
import dev.duly.core.receiving.ReceiveMessage;
import dev.duly.core.revocation.RevocationWords;
import dev.duly.core.revocation.Revocations;
import dev.duly.core.sending.AskForConsent;
import dev.duly.core.sending.CancelMessage;
import dev.duly.core.sending.CatchUpReceipts;
import dev.duly.core.sending.Departures;
import dev.duly.core.sending.ExplainMessage;
import dev.duly.core.sending.Reconcile;
import dev.duly.core.sending.ResendMessage;
import dev.duly.core.sending.ResolveMessage;
import dev.duly.core.sending.ResumeSender;
import dev.duly.core.sending.SendWorker;
import dev.duly.core.sending.SendingSettings;
import dev.duly.core.sending.SubmitMessage;
import dev.duly.core.sending.SweepStuck;
import dev.duly.core.sending.TellOfUnsent;
import dev.duly.core.task.CloseTask;
import dev.duly.core.task.ReadTasks;
import dev.duly.core.template.Templates;
import dev.duly.core.thread.ReadThreads;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.random.RandomGenerator;

/// The whole application: every use case, built on the backends that were chosen. Start reading
/// here.
///
/// A text out: [SubmitMessage], then [SendWorker], then [RecordReceipt]. A text in:
/// [ReceiveMessage]. What a crash leaves behind: [SweepStuck], then [Reconcile]. What the provider
/// could not tell us: [CatchUpReceipts] and [CatchUpInbound]. Nothing here runs by itself: [Loops]
/// does.
///
/// @param backends as given, for what a caller reads from a port directly: readiness, the queue's
///   depth
public record Duly(
        Backends backends,
        SendingSettings settings,
        Access access,
        SubmitMessage submitMessage,
        ExplainMessage explainMessage,
        SaveDepartment saveDepartment,
        ReadDepartments readDepartments,
        ReadConsent readConsent,
        ChangeConsent changeConsent,
        AskForConsent askForConsent,
        Revocations revocations,
        CancelMessage cancelMessage,
        ResendMessage resendMessage,
        ResolveMessage resolveMessage,
        ReadSenders readSenders,
        ResumeSender resumeSender,
        SendWorker sendWorker,
        SweepStuck sweepStuck,
        TellOfUnsent tellOfUnsent,
        Reconcile reconcile,
        RecordReceipt recordReceipt,
        CatchUpReceipts catchUpReceipts,
        ReceiveMessage receiveMessage,
        CatchUpInbound catchUpInbound,
        Departures departures,
        ReadThreads readThreads,
        SaveContact saveContact,
        ReadContacts readContacts,
        ImportHistory importHistory,
        ReadTasks readTasks,
        CloseTask closeTask,
        HearEvents hearEvents,
        Templates templates) {
    /// @param chance fit for secrets; a seeded one for simulations
    public static Duly on(
            Backends backends,
            Policy policy,
            SendingSettings settings,
            InstantSource clock,
            RandomGenerator chance) {
        return on(backends, policy, settings, RevocationWords.builtIn(), clock, chance);
    }

    /// @param words the lists that texts are read by, as far as they hold when the program starts
    /// @param chance fit for secrets; a seeded one for simulations
    public static Duly on(
            Backends backends,
            Policy policy,
            SendingSettings settings,
            List<RevocationWords> words,
            InstantSource clock,
            RandomGenerator chance) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var revocations = Revocations.inForce(words, today);
        return new Assembly(backends, policy, settings, revocations, clock, chance).whole();
    }
}
