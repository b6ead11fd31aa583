package dev.duly.core.sending;

import dev.duly.core.Appended;
import dev.duly.core.EachInTurn;
import dev.duly.core.consent.Consent;
import dev.duly.core.consent.ConsentLedger;
import dev.duly.core.consent.Method;
import dev.duly.core.consent.RevocationScope;
import dev.duly.core.consent.Viewpoint;
import dev.duly.core.department.Department;
import dev.duly.core.department.Departments;
import dev.duly.core.message.Ids;
import dev.duly.core.message.MessageState;
import dev.duly.core.message.MessageStore;
import dev.duly.core.message.OutboundMessage;
import dev.duly.core.message.Reason;
import dev.duly.core.provider.ProviderErrors;
import dev.duly.core.task.About;
import dev.duly.core.task.Task;
import dev.duly.core.task.TaskId;
import dev.duly.core.task.TaskKind;
import dev.duly.core.task.Tasks;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// Tells staff of each text that missed its time, and of each number to which nothing can be sent,
/// so that somebody calls. Once a text, or once a number and day, however often it is found. Of
/// texts that nobody misses nobody is told: a bulk send to a thousand old numbers is no thousand
/// tasks. The next text that matters fails at a bad number as well, and is refused, with the
/// reason, at a blocked one.
public final class TellOfUnsent {
    private final NewlyEnded expired;
    private final NewlyEnded failed;
    private final Departments departments;
    private final ConsentLedger consents;
    private final RevocationScope revocationScope;
    private final Tasks tasks;
    private final Ids ids;
    private final InstantSource clock;

    public TellOfUnsent(
            MessageStore messages,
            Departments departments,
            ConsentLedger consents,
            RevocationScope revocationScope,
            Tasks tasks,
            Ids ids,
            InstantSource clock) {
        this.expired = new NewlyEnded(messages, MessageState.EXPIRED);
        this.failed = new NewlyEnded(messages, MessageState.FAILED);
        this.departments = departments;
        this.consents = consents;
        this.revocationScope = revocationScope;
        this.tasks = tasks;
        this.ids = ids;
        this.clock = clock;
    }

    /// Looks at all that ended unsent since the last time, `page` at a time.
    ///
    /// @throws RuntimeException the first failure, after all else was told
    public void runOnce(int page) {
        var now = clock.instant();
        EachInTurn.<Runnable>of(
                List.of(
                        () -> expired.each(now, page, this::tellOfExpired),
                        () -> failed.each(now, page, this::tellOfFailed)),
                Runnable::run);
    }

    private void tellOfExpired(OutboundMessage text) {
        if (text.draft().purpose().isMissed()) {
            open(
                    text,
                    TaskKind.EXPIRED_UNSENT,
                    "expired:" + text.id(),
                    "A text (%s) was not sent: %s"
                            .formatted(
                                    text.draft().purpose().word(),
                                    why(text)
                                            .map(Reason::sentence)
                                            .orElse("it was worth nothing any more.")),
                    "Call the client if they have to know. A new text can be sent from the thread.");
        }
    }

    private void tellOfFailed(OutboundMessage text) {
        if (text.draft().purpose().isMissed()) {
            why(text)
                    .flatMap(Reason::providerCode)
                    .map(ProviderErrors::of)
                    .ifPresent(meaning -> tellOfNumber(text, meaning));
        }
    }

    private void tellOfNumber(OutboundMessage text, ProviderErrors.Meaning meaning) {
        switch (meaning.errorClass()) {
            case SUPPRESS -> {
                if (isBlockedByProvider(text)) {
                    open(
                            text,
                            TaskKind.BLOCKED_BY_PROVIDER,
                            numberOf(text),
                            meaning.sentence()
                                    + " Nothing goes to the number from this sender any more.",
                            meaning.nextStep());
                }
            }
            case BAD_NUMBER ->
                    open(
                            text,
                            TaskKind.BAD_NUMBER,
                            numberOf(text),
                            "A text (%s) did not arrive: %s"
                                    .formatted(text.draft().purpose().word(), meaning.sentence()),
                            meaning.nextStep());
            case CONFIGURATION, TRANSIENT, AMBIGUOUS, CONTENT -> {
                // Nothing that the client's officer could mend.
            }
        }
    }

    /// Whether that is all that stops texts. Who sent STOP to us, or had staff write it down, is
    /// known to get none: the refusal of what was on its way just then is no news. Nor is it where
    /// the client has texted START since.
    private boolean isBlockedByProvider(OutboundMessage text) {
        var all = departments.all();
        var consent =
                Consent.derive(
                        consents.history(text.draft().to()),
                        Viewpoint.of(
                                departmentOf(text),
                                all,
                                // No purpose: one that is switched off stops no others.
                                Optional.empty(),
                                text.draft().contactId(),
                                revocationScope));
        return consent.state() == Consent.State.OPTED_OUT
                && consent.decisive().stream()
                        .anyMatch(line -> line.method() == Method.PROVIDER_BLOCK);
    }

    /// Once a day of its department's for all texts to it: whoever sends ten needs to be told of
    /// the number once.
    private String numberOf(OutboundMessage text) {
        var day = text.timeline().getLast().at().atZone(departmentOf(text).timeZone());
        return "number:" + text.threadId() + ":" + day.toLocalDate();
    }

    /// No department is ever deleted.
    private Department departmentOf(OutboundMessage text) {
        return departments.find(text.departmentId()).orElseThrow();
    }

    private static Optional<Reason> why(OutboundMessage text) {
        return text.timeline().getLast().reason();
    }

    private void open(
            OutboundMessage text, TaskKind kind, String source, String sentence, String nextStep) {
        var about = About.NOTHING.with(text.draft().to()).with(text.threadId()).with(text.id());
        Appended _ =
                tasks.open(
                        new Task(
                                new TaskId(ids.next()),
                                kind,
                                source,
                                text.departmentId(),
                                text.draft().contactId().map(about::with).orElse(about),
                                sentence,
                                nextStep,
                                clock.instant(),
                                Optional.empty()));
    }
}
